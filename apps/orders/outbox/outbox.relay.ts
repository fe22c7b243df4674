import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { eventSubject } from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { lockOutbox, markPublished } from './outbox.repository.js';

const BATCH = 100;
const INTERVAL_MS = 100;

/** Publishes what the outbox holds, whenever the bus is there. Nothing waits for it. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('outbox', INTERVAL_MS, () => this.publishOnce());
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
          messageId: `orders-${row.id}`,
        });
      }
      if (rows.length > 0)
        await markPublished(
          em,
          rows.map((row) => row.id),
        );
    });
  }
}
