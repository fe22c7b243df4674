import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { OrdersConfig } from '../orders.config.js';
import { closeUnstartedRuns, fallBackToLegacy, lockOverdueDeliveries } from './fallback.repository.js';

/** Orders' own clock over graph deliveries: it never waits for the new side to say that it failed. */
@Injectable()
export class FallbackSweepService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly config: OrdersConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('fallback', this.config.sweepIntervalMs, () => this.sweepOnce());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  private async sweepOnce(): Promise<void> {
    await this.orm.em.fork().transactional(async (em) => {
      for (const { id, reason } of await lockOverdueDeliveries(em, 100)) await fallBackToLegacy(em, id, reason);
    });
    await closeUnstartedRuns(this.orm.em.fork(), 100);
  }
}
