import type { OnApplicationBootstrap, OnApplicationShutdown, Provider } from '@nestjs/common';
import { metrics } from '@opentelemetry/api';
import type { BatchObservableCallback } from '@opentelemetry/api';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { eventSubject } from '#contracts';
import { writeDeadLetter } from '../dead-letters/index.js';
import { deleteOutbox, lockOutbox, markPublished, outboxAge } from '../outbox/index.js';
import type { OutboxRow } from '../outbox/index.js';
import { observeWhenCollected } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';
import { startLoop } from '../timers/index.js';
import type { Loop } from '../timers/index.js';
import { BusConnection } from './bus-connection.js';
import { BusPublisher } from './bus-publisher.js';
import { MessageTooLarge } from './message-too-large.js';
import { OutboxUpkeep } from './outbox-upkeep.relay.js';

const BATCH = 200;
const INTERVAL_MS = 100;
const UPKEEP_MS = 2000;

export interface OutboxRelayOptions {
  /** The service's PostgreSQL schema. */
  schema: string;
  logger: Logger;
}

/**
 * Publishes what the outbox holds whenever the bus is there: at once after a commit, else on its own round. What a lost
 * event stream took with it is published again; its readers take an event twice.
 */
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly upkeep: OutboxUpkeep;
  private loops: Loop[] = [];
  private stopAge: () => void = () => undefined;
  private turn: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    private readonly options: OutboxRelayOptions,
  ) {
    this.upkeep = new OutboxUpkeep(orm, bus, { schema: options.schema, prefix: publisher.prefix });
  }

  onApplicationBootstrap(): void {
    const { logger } = this.options;
    this.stopAge = this.observeAge();
    this.loops = [
      startLoop('outbox', INTERVAL_MS, () => this.publishNow(), logger),
      startLoop('outbox upkeep', UPKEEP_MS, () => this.upkeep.turn(), logger),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopAge();
    await Promise.all(this.loops.map((loop) => loop.stop()));
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

  private observeAge(): () => void {
    const { schema, logger } = this.options;
    const meter = metrics.getMeter('hartomat.platform');
    const age = meter.createObservableGauge('hartomat.outbox.age', {
      unit: 's',
      description: 'How long the oldest event waits to be published; 0 where none waits',
    });
    const observe: BatchObservableCallback = async (result) =>
      result.observe(age, await outboxAge(this.orm.em.fork(), schema), { service: schema });
    return observeWhenCollected(meter, [age], observe, logger);
  }

  private async publishOnce(): Promise<void> {
    if (!this.bus.connected) return;
    const stream = await this.upkeep.stream();
    await this.orm.em.fork().transactional(async (em) => {
      const rows = await lockOutbox(em, this.options.schema, BATCH);
      if (rows.length === 0) return;
      const outcomes = await Promise.allSettled(rows.map((row) => this.publish(row)));
      const published: string[] = [];
      const buried: string[] = [];
      // One message that the server refuses must not hold back the others.
      for (const [index, row] of rows.entries()) {
        const outcome = outcomes[index];
        if (outcome?.status !== 'rejected') published.push(row.id);
        else if (await this.bury(em, row, outcome.reason)) buried.push(row.id);
      }
      if (published.length > 0) await markPublished(em, this.options.schema, published, stream);
      if (buried.length > 0) await deleteOutbox(em, this.options.schema, buried);
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
    const letter = { subject, field: '', reason: reason.message, body: payload, isCut: false };
    await writeDeadLetter(em, schema, { ...letter, service: schema });
    return true;
  }

  private publish({ messageId, event, payload, traceparent }: OutboxRow): Promise<unknown> {
    return this.publisher.publishText(eventSubject(this.publisher.prefix, event), payload, { traceparent, messageId });
  }
}

/** The relay of a service's own outbox. */
export const provideOutboxRelay = (options: OutboxRelayOptions): Provider => ({
  provide: OutboxRelay,
  inject: [MikroORM, BusConnection, BusPublisher],
  useFactory: (orm: MikroORM, bus: BusConnection, publisher: BusPublisher) =>
    new OutboxRelay(orm, bus, publisher, options),
});
