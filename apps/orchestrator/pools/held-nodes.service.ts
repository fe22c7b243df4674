import { Injectable } from '@nestjs/common';
import { RunEffectsService } from '../runs/run-effects.service.js';
import { RunEngineService } from '../runs/run-engine.service.js';
import { HeldNodesRepository } from './held-nodes.repository.js';

const BATCH_RUNS = 200;

/**
 * Makes pauses of pools true, whoever asked for them and whatever was dispatched meanwhile: takes queued tasks of paused
 * pools back, and sends out what waited for a pool that goes on.
 */
@Injectable()
export class HeldNodesService {
  constructor(
    private readonly held: HeldNodesRepository,
    private readonly engine: RunEngineService,
    private readonly effects: RunEffectsService,
  ) {}

  async sweep(): Promise<void> {
    for (;;) {
      const decisions = await this.engine.commitHeld((em) => this.held.lock(em, BATCH_RUNS));
      await this.effects.perform(decisions);
      if (decisions.length < BATCH_RUNS) return;
    }
  }
}
