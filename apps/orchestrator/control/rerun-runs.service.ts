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
import { findOpenRerun } from './find-open-rerun.repository.js';
import { PlanRerunsService } from './plan-reruns.service.js';
import type { PlannedRerun, RerunStart } from './plan-reruns.service.js';
import { RERUN_CLASS } from './rerun-plan.js';
import { ReusedNodesRepository } from './reused-nodes.repository.js';

interface SourceFacts {
  pinned: RunRequested['pinned'];
  /** As long as the source was given. */
  deadlineAt: number;
  now: number;
}

/** The run that does the work again, and whether it was not there before. */
export interface Begun {
  runId: string;
  isNew: boolean;
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

  /**
   * Begins the new run. Where one was open that does the same when this was asked, it is that one: asking several times at
   * once is asking once.
   */
  async rerun(source: StoredRun, start: RerunStart): Promise<Begun> {
    const askedAt = await this.newRuns.now();
    const planned = await this.planning.plan(source, start);
    const begun: Begun = { runId: randomUUID(), isNew: true };
    const attributes = { 'hartomat.run_id': begun.runId, 'hartomat.mode': RERUN_CLASS, 'hartomat.workflow': source.workflowKey }; // prettier-ignore
    const options = { traceparent: currentTraceparent() ?? null, links: [source.traceparent], attributes };
    return withSpan('run start', options, async () => {
      const rerun = { source, planned, runId: begun.runId, traceparent: currentTraceparent() ?? null };
      let same: string | null = null;
      const decisions = await this.engine.commitHeld(async (em) => {
        const facts = await lockSource(em, source.runId);
        // The source is locked: no other request stores the same rerun meanwhile.
        same = await findOpenRerun(em, rerun, askedAt);
        return same === null ? this.store(em, rerun, facts) : { runs: [], inputs: [] };
      });
      await this.effects.perform(decisions);
      return same === null ? begun : { runId: same, isNew: false };
    });
  }

  private async store(em: EntityManager, rerun: Rerun, facts: SourceFacts): Promise<HeldRuns> {
    const { source, planned, runId } = rerun;
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

/** Locks the source against being removed meanwhile, and against other reruns of it that are stored now. */
async function lockSource(em: EntityManager, runId: string): Promise<SourceFacts> {
  const [facts] = await em.execute<SourceFacts[]>(
    `select pinned, floor(extract(epoch from now() + (deadline_at - created_at)) * 1000)::float8 as "deadlineAt",
            floor(extract(epoch from now()) * 1000)::float8 as now
       from orchestrator.run where id = ? for no key update`,
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
    ...{ runId, deliveryId, orderLineId, runClass: RERUN_CLASS, workflow, pinned, deadlineAt, notAfter: deadlineAt },
  };
  return { request, traceparent, whole, spread, plan, failure: null };
}
