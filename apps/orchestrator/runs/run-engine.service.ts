import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { tellFinishedRuns } from '../evidence/finished-runs.service.js';
import { AdmissionService } from '../fairness/admission.service.js';
import type { Reservation } from '../fairness/reservation.js';
import { traceAttempts } from './attempt-traces.js';
import { AttemptMetrics } from './attempt-metrics.js';
import { BatchMetrics } from './batch-metrics.js';
import { byRun } from './by-run.js';
import { decideRun } from './decide-run.js';
import type { RunDecision } from './decide-run.js';
import type { OpenRun } from './open-run.js';
import { KnownRunCommitsService } from './known-run-commits.service.js';
import { OpenRunsRepository } from './open-runs.repository.js';
import { RunChangesRepository } from './run-changes.repository.js';
import type { RunInput } from './run-input.js';

/** Locked runs and what happened to them. */
export interface HeldRuns {
  runs: OpenRun[];
  inputs: RunInput[];
}

type Hold = (em: EntityManager) => Promise<HeldRuns>;

/** Loads, decides and saves; what must then happen on the bus is in the answer, to be done after the commit. */
@Injectable()
export class RunEngineService {
  private readonly metrics = new BatchMetrics();
  private readonly attempts = new AttemptMetrics();

  constructor(
    private readonly orm: MikroORM,
    private readonly openRuns: OpenRunsRepository,
    private readonly knownRuns: KnownRunCommitsService,
    private readonly changes: RunChangesRepository,
    private readonly admission: AdmissionService,
  ) {}

  /** Inputs that are late, repeated or of unknown runs change nothing. */
  commit(inputs: RunInput[]): Promise<RunDecision[]> {
    return this.admission.reserving((reservation) => this.commitWithin(reservation, inputs));
  }

  /** The same with places that the caller may have reserved already. */
  async commitWithin(reservation: Reservation, inputs: RunInput[]): Promise<RunDecision[]> {
    const { decisions, left } = await this.knownRuns.commit(inputs, reservation);
    if (left.length === 0) return decisions;
    const runIds = [...new Set(left.map((input) => input.runId))];
    const locked = await this.commitLocked(reservation, async (em) => {
      return { runs: await this.metrics.time('load', () => this.openRuns.lock(em, runIds)), inputs: left };
    });
    return [...decisions, ...locked];
  }

  /** One transaction: `hold` locks or makes the runs in it, then they are decided and saved. */
  commitHeld(hold: Hold): Promise<RunDecision[]> {
    return this.admission.reserving((reservation) => this.commitLocked(reservation, hold));
  }

  private async commitLocked(reservation: Reservation, hold: Hold): Promise<RunDecision[]> {
    const { decisions, traceOf } = await this.orm.em.fork().transactional(async (em) => {
      return this.decide(em, await hold(em), reservation);
    });
    this.openRuns.known.remember(decisions, traceOf);
    reservation.confirm(decisions);
    this.attempts.count(decisions);
    return decisions;
  }

  private async decide(em: EntityManager, { runs, inputs }: HeldRuns, { tryReserve }: Reservation) {
    const began = performance.now();
    const inputsOf = byRun(inputs);
    const decisions = runs
      .map((run) => decideRun(run, inputsOf.get(run.facts.runId) ?? [], tryReserve))
      .filter(({ run, after, restarted }) => after !== run.state || restarted.length > 0);
    this.metrics.took('decide', began);
    const traceOf = traceAttempts(decisions);
    await this.changes.save(em, decisions, traceOf);
    await tellFinishedRuns(em, decisions);
    return { decisions, traceOf };
  }
}
