import type { OnApplicationBootstrap, OnApplicationShutdown, Provider } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { eventSubject } from '#contracts';
import { writeDeadLetter } from '../dead-letters/index.js';
import { deletePublished, lockOutbox } from '../outbox/index.js';
import type { OutboxRow } from '../outbox/index.js';
import type { Logger } from '../telemetry/index.js';
import { startLoop } from '../timers/index.js';
import type { Loop } from '../timers/index.js';
import { BusConnection } from './bus-connection.js';
import { BusPublisher } from './bus-publisher.js';
import { MessageTooLarge } from './message-too-large.js';

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
      const settled: string[] = [];
      // One message that the server refuses must not hold back the others.
      for (const [index, row] of rows.entries()) {
        const outcome = outcomes[index];
        if (outcome?.status === 'rejected' && !(await this.bury(em, row, outcome.reason))) continue;
        settled.push(row.id);
      }
      if (settled.length > 0) await deletePublished(em, this.options.schema, settled);
    });
  }

  /** What no server takes becomes a dead letter, whole, so that it can be sent again; true where it did. */
  private async bury(em: EntityManager, { event, payload }: OutboxRow, reason: unknown): Promise<boolean> {
    const { logger, schema } = this.options;
    if (!(reason instanceof MessageTooLarge)) {
      logger.warn({ err: reason, event }, 'event not published; trying again');
      return false;
    }
    logger.error({ err: reason, event }, 'event cannot be published; kept as a dead letter');
    const subject = eventSubject(this.publisher.prefix, event);
    const letter = { subject, field: '', reason: reason.message, body: JSON.stringify(payload), isCut: false };
    await writeDeadLetter(em, schema, { ...letter, service: schema });
    return true;
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
