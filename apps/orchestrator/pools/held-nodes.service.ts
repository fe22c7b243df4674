import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { RunEffectsService } from '../runs/run-effects.service.js';
import { RunEngineService } from '../runs/run-engine.service.js';
import { WaitingNodesService } from '../fairness/waiting-nodes.service.js';
import { HeldNodesRepository } from './held-nodes.repository.js';

const BATCH_RUNS = 200;
const SETTLE_MS = 2000;
const LOOK_AGAIN_MS = 20;

/**
 * Makes pauses of pools true, whoever asked for them and whatever was dispatched meanwhile: takes queued tasks of paused
 * pools back, and sends out what waited for a pool that goes on.
 */
@Injectable()
export class HeldNodesService {
  constructor(
    private readonly orm: MikroORM,
    private readonly held: HeldNodesRepository,
    private readonly engine: RunEngineService,
    private readonly effects: RunEffectsService,
    private readonly waiting: WaitingNodesService,
  ) {}

  /** Sweeps until nothing is left to do, also by orchestrators that do it at the same time; gives up after two seconds. */
  async settle(): Promise<void> {
    const end = performance.now() + SETTLE_MS;
    await this.sweep();
    while (performance.now() < end && (await this.held.hasAny(this.orm.em.fork()))) {
      await sleep(LOOK_AGAIN_MS);
      await this.sweep();
    }
  }

  async sweep(): Promise<void> {
    try {
      await this.takeBack();
    } finally {
      // Pools that are open go on whatever becomes of those that are paused.
      await this.waiting.sweep();
    }
  }

  private async takeBack(): Promise<void> {
    for (;;) {
      const decisions = await this.engine.commitHeld((em) => this.held.lock(em, BATCH_RUNS));
      await this.effects.perform(decisions);
      if (decisions.length < BATCH_RUNS) break;
    }
  }
}
