import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RunRequested } from '#contracts';
import { currentTraceparent, withSpan } from '#platform/telemetry';
import { startRun } from '#workflow-core';
import { newRun } from '../dispatch/new-run.js';
import { FIRST_REVISION, NewRunsRepository } from '../dispatch/new-runs.repository.js';
import type { PreparedRun } from '../dispatch/prepare-run.js';
import type { StoredRun } from '../queries/stored-run.js';
import { decideRun } from '../runs/decide-run.js';
import type { OpenRun } from '../runs/open-run.js';
import { RunEffectsService } from '../runs/run-effects.service.js';
import { RunEngineService } from '../runs/run-engine.service.js';
import type { HeldRuns } from '../runs/run-engine.service.js';
import { PlanRerunsService } from './plan-reruns.service.js';
import type { PlannedRerun, RerunStart } from './plan-reruns.service.js';
import { ReusedNodesRepository } from './reused-nodes.repository.js';

interface SourceFacts {
  pinned: RunRequested['pinned'];
  /** As long as the source was given. */
  deadlineAt: number;
  now: number;
}

/**
 * Does a run's work again as a new run of shadow class, on the same pinned inputs: whoever waits for the delivery does not
 * wait for this, and orders lets no run commit that it did not ask for.
 */
@Injectable()
export class RerunRunsService {
  constructor(
    private readonly planning: PlanRerunsService,
    private readonly newRuns: NewRunsRepository,
    private readonly nodes: ReusedNodesRepository,
    private readonly engine: RunEngineService,
    private readonly effects: RunEffectsService,
  ) {}

  /** The new run's id. */
  async rerun(source: StoredRun, start: RerunStart): Promise<string> {
    const planned = await this.planning.plan(source, start);
    const runId = randomUUID();
    const attributes = { 'hartomat.run_id': runId, 'hartomat.mode': 'shadow', 'hartomat.workflow': source.workflowKey };
    const options = { traceparent: currentTraceparent() ?? null, links: [source.traceparent], attributes };
    await withSpan('run start', options, async () => {
      const traceparent = currentTraceparent() ?? null;
      const decisions = await this.engine.commitHeld((em) => this.store(em, { source, planned, runId, traceparent }));
      await this.effects.perform(decisions);
    });
    return runId;
  }

  private async store(em: EntityManager, rerun: Rerun): Promise<HeldRuns> {
    const { source, planned, runId } = rerun;
    const facts = await factsOf(em, source.runId);
    const run = newRun(prepared(rerun, facts), facts.now);
    const nothingYet = { prepared: prepared(rerun, facts), decision: decideRun(run, []), event: null };
    const stored = await this.newRuns.insertWithin(em, [nothingYet], () => null);
    if (!stored.has(runId)) throw new Error(`Run ${runId} is there already.`);
    const reused = await this.nodes.copy(em, { sourceId: source.runId, runId }, planned.reuse);
    const taken: OpenRun = {
      ...run,
      revision: FIRST_REVISION,
      facts: { ...run.facts, rerunOf: source.runId },
      state: startRun(planned.plan, reused),
      // What is taken over is in PostgreSQL alone.
      accepted: undefined,
    };
    return { runs: [taken], inputs: [{ runId, event: { type: 'run_started' } }] };
  }
}

interface Rerun {
  source: StoredRun;
  planned: PlannedRerun;
  runId: string;
  traceparent: string | null;
}

/** Locks the source against being removed meanwhile. */
async function factsOf(em: EntityManager, runId: string): Promise<SourceFacts> {
  const [facts] = await em.execute<SourceFacts[]>(
    `select pinned, floor(extract(epoch from now() + (deadline_at - created_at)) * 1000)::float8 as "deadlineAt",
            floor(extract(epoch from now()) * 1000)::float8 as now
       from orchestrator.run where id = ? for share`,
    [runId],
  );
  if (!facts) throw new Error(`Run ${runId} was removed while it was to be done again.`);
  return facts;
}

function prepared({ source, planned, runId, traceparent }: Rerun, { pinned, deadlineAt }: SourceFacts): PreparedRun {
  const { deliveryId, orderLineId, workflowKey } = source;
  const { whole, spread, plan, version } = planned;
  const workflow = { key: workflowKey, version, semanticHash: plan.semanticHash };
  const request: RunRequested = {
    ...{ runId, deliveryId, orderLineId, runClass: 'shadow', workflow, pinned, deadlineAt, notAfter: deadlineAt },
  };
  return { request, traceparent, whole, spread, plan, failure: null };
}
