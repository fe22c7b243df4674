import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';
import { RunEffectsService } from '../runs/run-effects.service.js';
import { RunEngineService } from '../runs/run-engine.service.js';
import { DueRunsRepository } from './due-runs.repository.js';

const LIMIT = 200;

/** Moves on what waits for time instead of for a message. */
@Injectable()
export class DueRunsService {
  constructor(
    private readonly dueRuns: DueRunsRepository,
    private readonly engine: RunEngineService,
    private readonly effects: RunEffectsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A run that cannot be moved on holds up no other. */
  async sweep(): Promise<void> {
    try {
      await this.effects.perform(await this.engine.commitHeld((em) => this.dueRuns.lock(em, LIMIT)));
    } catch (error) {
      this.logger.warn({ err: error }, 'due runs not moved on together; trying run by run');
      for (const runId of await this.dueRuns.list(LIMIT)) await this.moveOn(runId);
    }
  }

  private async moveOn(runId: string): Promise<void> {
    try {
      await this.effects.perform(await this.engine.commitHeld((em) => this.dueRuns.lockOne(em, runId)));
    } catch (error) {
      this.logger.error({ err: error, runId }, 'due run not moved on; trying again with the next sweep');
    }
  }
}
