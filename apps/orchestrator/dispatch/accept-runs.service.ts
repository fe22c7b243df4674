import { Injectable } from '@nestjs/common';
import { RunAccepted } from '#contracts';
import type { OutboxEvent } from '#platform/outbox';
import { endOfRun } from '../evidence/finished-runs.service.js';
import { AdmissionService } from '../fairness/admission.service.js';
import type { Reservation } from '../fairness/reservation.js';
import { traceAttempts } from '../runs/attempt-traces.js';
import { decideRun } from '../runs/decide-run.js';
import type { RunDecision } from '../runs/decide-run.js';
import type { OpenRun } from '../runs/open-run.js';
import { OpenRunsRepository } from '../runs/open-runs.repository.js';
import { NewRunsRepository } from './new-runs.repository.js';
import type { NewRun } from './new-runs.repository.js';
import { newRun } from './new-run.js';
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
  accept(prepared: readonly PreparedRun[], now: number): Promise<RunDecision[]> {
    this.openRuns.clock.observe(now);
    const once = new Map(prepared.map((run) => [run.request.runId, run]));
    return this.admission.reserving((reservation) => this.store([...once.values()], now, reservation));
  }

  private async store(prepared: PreparedRun[], now: number, reservation: Reservation): Promise<RunDecision[]> {
    const runs = await Promise.all(prepared.map((run) => start(run, now, reservation)));
    const started = runs.filter(({ prepared: { failure } }) => !failure).map(({ decision }) => decision);
    const traceOf = traceAttempts(started);
    const stored = await this.newRuns.insert(runs, traceOf);
    const decisions = started.filter(({ run }) => stored.has(run.facts.runId));
    this.openRuns.known.remember(decisions, traceOf);
    reservation.confirm(decisions);
    return decisions;
  }
}

async function start(prepared: PreparedRun, now: number, { tryReserve }: Reservation): Promise<NewRun> {
  const { runId } = prepared.request;
  const run = newRun(prepared, now);
  const inputs = prepared.failure ? [] : [{ runId, event: { type: 'run_started' as const } }];
  const decision = decideRun(run, inputs, tryReserve);
  return { prepared, decision, event: await firstEvent(prepared, run) };
}

/** Accepted, or finished at once: whoever asked shall not wait for a deadline. */
async function firstEvent(prepared: PreparedRun, { facts, now }: OpenRun): Promise<OutboxEvent> {
  const { failure, plan, traceparent } = prepared;
  if (failure) return endOfRun({ facts, plan, status: 'failed', failure, finishedAt: now }, []);
  const payload: RunAccepted = { runId: facts.runId, deliveryId: facts.deliveryId };
  return { event: RunAccepted.event, payload, traceparent };
}
