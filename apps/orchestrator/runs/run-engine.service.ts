import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { FinishedRunsService } from '../evidence/finished-runs.service.js';
import { OrchestratorConfig } from '../orchestrator.config.js';
import { PausedPoolsService } from '../pools/paused-pools.service.js';
import { traceAttempts } from './attempt-traces.js';
import { byRun } from './by-run.js';
import { decideRun } from './decide-run.js';
import type { RunDecision } from './decide-run.js';
import type { OpenRun } from './open-run.js';
import { OpenRunsRepository } from './open-runs.repository.js';
import { RunChangesRepository } from './run-changes.repository.js';
import type { RunInput } from './run-input.js';
import { changeRows } from './run-rows.js';

/** Locked runs and what happened to them. */
export interface HeldRuns {
  runs: OpenRun[];
  inputs: RunInput[];
}

/** Loads, decides and saves; what must then happen on the bus is in the answer, to be done after the commit. */
@Injectable()
export class RunEngineService {
  @Inject(PausedPoolsService) private readonly pausedPools!: PausedPoolsService;

  constructor(
    private readonly orm: MikroORM,
    private readonly openRuns: OpenRunsRepository,
    private readonly changes: RunChangesRepository,
    private readonly finishedRuns: FinishedRunsService,
    private readonly config: OrchestratorConfig,
  ) {}

  /** Inputs that are late, repeated or of unknown runs change nothing. */
  commit(inputs: RunInput[]): Promise<RunDecision[]> {
    const runIds = [...new Set(inputs.map((input) => input.runId))];
    return this.commitHeld(async (em) => ({ runs: await this.openRuns.lock(em, runIds), inputs }));
  }

  /** One transaction: `hold` locks or makes the runs in it, then they are decided and saved. */
  async commitHeld(hold: (em: EntityManager) => Promise<HeldRuns>): Promise<RunDecision[]> {
    const { decisions, traceOf } = await this.orm.em.fork().transactional(async (em) => {
      return this.decide(em, await hold(em));
    });
    this.openRuns.known.remember(decisions, traceOf);
    return decisions;
  }

  private async decide(em: EntityManager, { runs, inputs }: HeldRuns) {
    const inputsOf = byRun(inputs);
    const decisions = runs
      .map((run) => decideRun(run, inputsOf.get(run.facts.runId) ?? [], ({ pool }) => !this.pausedPools.isPaused(pool)))
      .filter(({ run, after, restarted }) => after !== run.state || restarted.length > 0);
    const traceOf = await traceAttempts(decisions);
    await this.changes.save(em, changeRows(decisions, this.config.executionGraceMs, traceOf));
    await this.finishedRuns.tell(em, decisions);
    return { decisions, traceOf };
  }
}
