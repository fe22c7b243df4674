import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RunAccepted } from '#contracts';
import type { OutboxEvent } from '#platform/outbox';
import { startRun } from '#workflow-core';
import { endOfRun } from '../evidence/finished-runs.repository.js';
import { AdmissionService } from '../fairness/admission.service.js';
import { traceAttempts } from '../runs/attempt-traces.js';
import { decideRun } from '../runs/decide-run.js';
import type { RunDecision } from '../runs/decide-run.js';
import type { OpenRun } from '../runs/open-run.js';
import { OpenRunsRepository } from '../runs/open-runs.repository.js';
import { NewRunsRepository } from './new-runs.repository.js';
import type { NewRun } from './new-runs.repository.js';
import type { PreparedRun } from './prepare-run.js';

/** Stores runs with their first decisions at once. A run that is stored already is left alone. */
@Injectable()
export class AcceptRunsService {
  constructor(
    private readonly newRuns: NewRunsRepository,
    private readonly openRuns: OpenRunsRepository,
    private readonly admission: AdmissionService,
  ) {}

  now(): Promise<number> {
    return this.newRuns.now();
  }

  /** `now`: PostgreSQL's time. Answers the decisions of the runs that were stored and can run. */
  async accept(prepared: readonly PreparedRun[], now: number): Promise<RunDecision[]> {
    this.openRuns.clock.observe(now);
    const once = new Map(prepared.map((run) => [run.request.runId, run]));
    const runs = await Promise.all([...once.values()].map((run) => this.start(run, now)));
    const started = runs.filter(({ prepared: { failure } }) => !failure).map(({ decision }) => decision);
    const traceOf = traceAttempts(started);
    const stored = await this.newRuns.insert(runs, traceOf).catch((error: unknown) => {
      this.admission.forget(started);
      throw error;
    });
    const isStored = ({ run }: RunDecision): boolean => stored.has(run.facts.runId);
    const decisions = started.filter(isStored);
    this.openRuns.known.remember(decisions, traceOf);
    this.admission.settle(decisions);
    this.admission.forget(started.filter((decision) => !isStored(decision)));
    return decisions;
  }

  private async start(prepared: PreparedRun, now: number): Promise<NewRun> {
    const { runId } = prepared.request;
    const run = openRun(prepared, now);
    const inputs = prepared.failure ? [] : [{ runId, event: { type: 'run_started' as const } }];
    const decision = decideRun(run, inputs, this.admission.admit);
    return { prepared, decision, event: await firstEvent(prepared, run) };
  }
}

function openRun({ request, traceparent, plan }: PreparedRun, now: number): OpenRun {
  const { runId, deliveryId, orderLineId, runClass, pinned, deadlineAt } = request;
  const facts = { runId, deliveryId, orderLineId, runClass, pinned, traceparent, createdAt: now, deadlineAt };
  const nodeRuns = plan.nodes.map(({ nodeId }) => [nodeId, { nodeRunId: randomUUID(), traceparent: null }] as const);
  return { revision: 0, facts, state: startRun(plan), nodeRuns: new Map(nodeRuns), accepted: new Map(), now };
}

/** Accepted, or finished at once: whoever asked shall not wait for a deadline. */
async function firstEvent(prepared: PreparedRun, { facts, now }: OpenRun): Promise<OutboxEvent> {
  const { failure, plan, traceparent } = prepared;
  if (failure) return endOfRun({ facts, plan, status: 'failed', failure, finishedAt: now }, []);
  const payload: RunAccepted = { runId: facts.runId, deliveryId: facts.deliveryId };
  return { event: RunAccepted.event, payload, traceparent };
}
