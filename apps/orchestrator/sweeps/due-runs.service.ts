import { Injectable } from '@nestjs/common';
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
  ) {}

  async sweep(): Promise<void> {
    await this.effects.perform(await this.engine.commitHeld((em) => this.dueRuns.lock(em, LIMIT)));
  }
}
