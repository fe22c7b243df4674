import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { OpenRunsRepository } from '../runs/open-runs.repository.js';
import { RunEffectsService } from '../runs/run-effects.service.js';
import { RunEngineService } from '../runs/run-engine.service.js';
import type { HeldRuns } from '../runs/run-engine.service.js';
import type { UntimedRunEvent } from '../runs/run-input.js';

/** Holds runs and lets them go on. What they are doing is not touched: only nothing new begins. */
@Injectable()
export class PauseRunsService {
  constructor(
    private readonly openRuns: OpenRunsRepository,
    private readonly engine: RunEngineService,
    private readonly effects: RunEffectsService,
  ) {}

  /** Keeps the reason of the first who asked. */
  async pause(runId: string, reason: string): Promise<void> {
    await this.apply(runId, { type: 'pause_requested', reason }, (em) =>
      em.execute('update orchestrator.run set pause_reason = ? where id = ? and paused_at is null', [reason, runId]),
    );
  }

  async resume(runId: string): Promise<void> {
    await this.apply(runId, { type: 'resume_requested' });
  }

  private async apply(runId: string, event: UntimedRunEvent, first?: (em: EntityManager) => Promise<unknown>) {
    const decisions = await this.engine.commitHeld(async (em): Promise<HeldRuns> => {
      const runs = await this.openRuns.lock(em, [runId]);
      if (runs.length > 0) await first?.(em);
      return { runs, inputs: [{ runId, event }] };
    });
    await this.effects.perform(decisions);
  }
}
