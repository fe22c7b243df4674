import { Injectable } from '@nestjs/common';
import type { AcceptedAttempt } from '../evidence/accepted-attempts.repository.js';
import { endOfRun, finishedRun } from '../evidence/finished-runs.service.js';
import type { Reservation } from '../fairness/reservation.js';
import { traceAttempts } from './attempt-traces.js';
import { AttemptMetrics } from './attempt-metrics.js';
import { BatchMetrics } from './batch-metrics.js';
import { byRun } from './by-run.js';
import { decideRun } from './decide-run.js';
import type { RunDecision } from './decide-run.js';
import { acceptedOf } from './known-runs.js';
import { OpenRunsRepository } from './open-runs.repository.js';
import { RunChangesRepository } from './run-changes.repository.js';
import type { RunOutboxEvent } from './run-changes.repository.js';
import type { RunInput } from './run-input.js';

/** What went through, and the inputs that must be decided on locked runs. */
export interface KnownCommit {
  decisions: RunDecision[];
  left: RunInput[];
}

/** All goes well: such inputs need no clock and end no run badly. */
const GOOD_NEWS = new Set<RunInput['event']['type']>(['node_running', 'node_succeeded', 'node_dispatched']);

/**
 * Commits good news of runs that this process committed last: decided on what it remembers, saved by one statement that
 * holds only where the revision is still the same. Everything else is left to whoever locks and loads.
 */
@Injectable()
export class KnownRunCommitsService {
  private readonly metrics = new BatchMetrics();
  private readonly attempts = new AttemptMetrics();

  constructor(
    private readonly openRuns: OpenRunsRepository,
    private readonly changes: RunChangesRepository,
  ) {}

  /** Confirms in `reservation` what is saved; what is left may need the places that its runs have in it. */
  async commit(inputs: readonly RunInput[], reservation: Reservation): Promise<KnownCommit> {
    const began = performance.now();
    const decided = new Map<string, RunDecision>();
    for (const [runId, own] of byRun(inputs)) {
      const decision = this.decide(runId, own, reservation);
      if (decision) decided.set(runId, decision);
    }
    this.metrics.took('decide', began);
    const decisions = decided.size > 0 ? await this.save([...decided.values()], reservation) : [];
    const done = new Set(decisions.map(({ run }) => run.facts.runId));
    for (const runId of decided.keys()) if (!done.has(runId)) this.openRuns.known.forget(runId);
    return { decisions, left: inputs.filter(({ runId }) => !done.has(runId)) };
  }

  /** Null where it takes more than good news of a known run: also what changes nothing may do so in the stored run. */
  private decide(runId: string, inputs: readonly RunInput[], reservation: Reservation): RunDecision | null {
    const known = this.openRuns.known.get(runId);
    if (!known || !inputs.every(({ event }) => GOOD_NEWS.has(event.type))) return null;
    const decision = decideRun({ ...known, now: this.openRuns.clock.now() }, inputs, reservation.tryReserve);
    const { after, finished, restarted } = decision;
    const endsWell = after.status === 'succeeded' && known.accepted !== undefined;
    return after !== known.state && restarted.length === 0 && (!finished || endsWell) ? decision : null;
  }

  private async save(decisions: RunDecision[], reservation: Reservation): Promise<RunDecision[]> {
    const traceOf = traceAttempts(decisions);
    const events = await Promise.all(decisions.flatMap(endings));
    const saved = await this.changes.saveAlone(decisions, traceOf, events);
    if (saved[0]) this.openRuns.clock.observe(saved[0].now);
    const runIds = new Set(saved.map(({ runId }) => runId));
    const through = decisions.filter(({ run }) => runIds.has(run.facts.runId));
    this.openRuns.known.remember(through, traceOf);
    reservation.confirm(through);
    this.attempts.count(through);
    return through;
  }
}

/** The event of a run that ends, from what is remembered of it. */
function endings(decision: RunDecision): Promise<RunOutboxEvent>[] {
  const { runId } = decision.run.facts;
  return finishedRun(decision).map(async (run) => ({ runId, ...(await endOfRun(run, attemptsOf(decision))) }));
}

/** What all nodes handed over, in the order of the plan. */
function attemptsOf({ run, after, accepted }: RunDecision): AcceptedAttempt[] {
  const now = new Map(acceptedOf(run.facts.runId, accepted).map((attempt) => [attempt.nodeId, attempt]));
  return after.plan.nodes.flatMap(({ nodeId }) => now.get(nodeId) ?? run.accepted?.get(nodeId) ?? []);
}
