import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { eventSubject } from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { LOGGER } from '../logger.js';
import { lockOutbox, markPublished } from './outbox.repository.js';

const BATCH = 100;
const INTERVAL_MS = 200;

/** Publishes what the outbox holds, whenever the bus is there. Nothing waits for it. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('outbox', INTERVAL_MS, () => this.publishOnce(), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  private async publishOnce(): Promise<void> {
    if (!this.bus.connected) return;
    await this.orm.em.fork().transactional(async (em) => {
      const rows = await lockOutbox(em, BATCH);
      for (const row of rows) {
        await this.publisher.publish(eventSubject(this.publisher.prefix, row.event), row.payload, {
          traceparent: row.traceparent,
          messageId: `comparison-${row.id}`,
        });
      }
      const ids = rows.map((row) => row.id);
      if (ids.length > 0) await markPublished(em, ids);
    });
  }
}
