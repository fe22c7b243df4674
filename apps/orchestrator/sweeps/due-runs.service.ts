import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { RunEffectsService } from '../runs/run-effects.service.js';
import { RunEngineService } from '../runs/run-engine.service.js';
import { DueRunsRepository } from './due-runs.repository.js';

const LIMIT = 200;

/** Moves on what waits for time instead of for a message. */
@Injectable()
export class DueRunsService {
  constructor(
    private readonly orm: MikroORM,
    private readonly dueRuns: DueRunsRepository,
    private readonly engine: RunEngineService,
    private readonly effects: RunEffectsService,
  ) {}

  async sweep(): Promise<void> {
    const decisions = await this.orm.em.fork().transactional(async (em) => {
      const { runs, inputs } = await this.dueRuns.lock(em, LIMIT);
      return this.engine.decide(em, runs, inputs);
    });
    await this.effects.perform(decisions);
  }
}
