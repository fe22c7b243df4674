import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { metrics } from '@opentelemetry/api';
import { observeWhenCollected } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from './legacy-pipeline.config.js';
import { countWaiting } from './legacy-jobs.repository.js';

/** Reports how many order lines wait after a failure that was not their own. Read from PostgreSQL: all pipelines report the same. */
@Injectable()
export class LegacyGaugesService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly meter = metrics.getMeter('hartomat.legacy');
  private readonly waiting = this.meter.createObservableGauge('hartomat.legacy.waiting', {
    description: 'Order lines that wait for their next attempt after a failure, by its code',
  });
  private readonly oldest = this.meter.createObservableGauge('hartomat.legacy.oldest_waiting', {
    unit: 's',
    description: 'How long ago the oldest of them was dispatched, by the code of its failure',
  });
  private stop: () => void = () => undefined;

  constructor(
    private readonly orm: MikroORM,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = observeWhenCollected(
      this.meter,
      [this.waiting, this.oldest],
      async (result) => {
        for (const { code, jobs, oldestSeconds } of await countWaiting(this.orm.em.fork())) {
          result.observe(this.waiting, jobs, { code });
          result.observe(this.oldest, oldestSeconds, { code });
        }
      },
      this.logger,
    );
  }

  beforeApplicationShutdown(): void {
    this.stop();
  }
}
