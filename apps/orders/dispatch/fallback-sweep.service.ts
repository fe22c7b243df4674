import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { OrdersConfig } from '../orders.config.js';
import { TAKE_OVER_BATCH, closeUnstartedRuns, takeOverBatch } from './fallback.repository.js';

/** Gives overdue graph deliveries to legacy by orders' own clock, without waiting for the graph side to report a failure. */
@Injectable()
export class FallbackSweepService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;
  private stopping = false;

  constructor(
    private readonly orm: MikroORM,
    private readonly config: OrdersConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('fallback', this.config.sweepIntervalMs, () => this.sweepOnce());
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop?.stop();
  }

  private async sweepOnce(): Promise<void> {
    let some: number;
    do some = await takeOverBatch(this.orm.em.fork());
    while (some === TAKE_OVER_BATCH && !this.stopping);
    await closeUnstartedRuns(this.orm.em.fork(), 100);
  }
}
