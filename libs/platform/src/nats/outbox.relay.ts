import type { OnApplicationBootstrap, OnApplicationShutdown, Provider } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { eventSubject } from '#contracts';
import { deletePublished, lockOutbox } from '../outbox/index.js';
import type { OutboxRow } from '../outbox/index.js';
import type { Logger } from '../telemetry/index.js';
import { startLoop } from '../timers/index.js';
import type { Loop } from '../timers/index.js';
import { BusConnection } from './bus-connection.js';
import { BusPublisher } from './bus-publisher.js';

const BATCH = 200;
const INTERVAL_MS = 100;

export interface OutboxRelayOptions {
  /** The service's PostgreSQL schema. */
  schema: string;
  logger: Logger;
}

/** Publishes what the outbox holds whenever the bus is there: at once after a commit, else on its own round. */
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;
  private turn: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    private readonly options: OutboxRelayOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('outbox', INTERVAL_MS, () => this.publishNow(), this.options.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
    await this.turn;
  }

  /** One round after the round that runs; calls that wait for the same round share it. A failure is left to the next. */
  publishNow(): Promise<void> {
    this.next ??= this.turn.then(() => {
      this.next = null;
      return this.publishOnce().catch((error: unknown) => {
        this.options.logger.warn({ err: error }, 'outbox not published; trying again');
      });
    });
    this.turn = this.next;
    return this.turn;
  }

  private async publishOnce(): Promise<void> {
    if (!this.bus.connected) return;
    await this.orm.em.fork().transactional(async (em) => {
      const rows = await lockOutbox(em, this.options.schema, BATCH);
      if (rows.length === 0) return;
      const outcomes = await Promise.allSettled(rows.map((row) => this.publish(row)));
      const published = rows.filter((_, index) => outcomes[index]?.status === 'fulfilled').map((row) => row.id);
      if (published.length > 0) await deletePublished(em, this.options.schema, published);
      // One message that the server refuses must not hold back the others.
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected')
          this.options.logger.warn({ err: outcome.reason }, 'event not published; trying again');
      }
    });
  }

  private publish({ messageId, event, payload, traceparent }: OutboxRow): Promise<unknown> {
    return this.publisher.publish(eventSubject(this.publisher.prefix, event), payload, { traceparent, messageId });
  }
}

/** The relay of a service's own outbox. */
export const provideOutboxRelay = (options: OutboxRelayOptions): Provider => ({
  provide: OutboxRelay,
  inject: [MikroORM, BusConnection, BusPublisher],
  useFactory: (orm: MikroORM, bus: BusConnection, publisher: BusPublisher) =>
    new OutboxRelay(orm, bus, publisher, options),
});
