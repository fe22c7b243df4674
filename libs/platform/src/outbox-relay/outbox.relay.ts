import type { OnApplicationBootstrap, OnApplicationShutdown, Provider } from '@nestjs/common';
import { metrics } from '@opentelemetry/api';
import type { BatchObservableCallback } from '@opentelemetry/api';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { eventSubject } from '#contracts';
import { writeDeadLetter } from '../dead-letters/index.js';
import { OperationalError } from '../errors/user-error.js';
import { deleteOutbox, lockOutbox, markPublished, outboxAge } from '../outbox/index.js';
import type { OutboxRow } from '../outbox/index.js';
import { FailureLog, observeWhenCollected } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';
import { startLoop } from '../timers/index.js';
import type { Loop } from '../timers/index.js';
import { BusConnection } from '../nats/connection/bus-connection.js';
import { BusPublisher } from '../nats/publish/bus-publisher.js';
import { MessageTooLarge } from '../nats/publish/message-too-large.js';
import { OutboxUpkeep } from './outbox-upkeep.relay.js';
import { PublishRefused } from '../nats/publish/publish-acks.js';
import { RefusedRows } from './refused-rows.js';

const BATCH = 200;
const INTERVAL_MS = 100;
const UPKEEP_MS = 2000;

export interface OutboxRelayOptions {
  /** The service's PostgreSQL schema. */
  schema: string;
  logger: Logger;
}

/**
 * Publishes the rows of the outbox while the bus is available: at once after a commit, else every 100 ms. What was lost with
 * an event stream is published again, so consumers may get an event twice.
 */
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly upkeep: OutboxUpkeep;
  private readonly refused = new RefusedRows();
  private readonly log: FailureLog;
  private loops: Loop[] = [];
  private stopAge: () => void = () => undefined;
  private round: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    private readonly options: OutboxRelayOptions,
  ) {
    this.log = new FailureLog(options.logger);
    this.upkeep = new OutboxUpkeep(orm, bus, { schema: options.schema, events: publisher.topology.events });
  }

  onApplicationBootstrap(): void {
    const { logger } = this.options;
    this.stopAge = this.observeAge();
    this.loops = [
      startLoop('outbox', INTERVAL_MS, () => this.publishNow(), logger),
      startLoop('outbox upkeep', UPKEEP_MS, () => this.upkeep.tick(), logger),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopAge();
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await this.round;
    this.log.flush();
  }

  /**
   * Another round after the running one; calls that wait for the same round share it. A failed round is logged, and the
   * next one retries.
   */
  publishNow(): Promise<void> {
    this.next ??= this.round.then(() => {
      this.next = null;
      return this.publishOnce().catch((error: unknown) => {
        this.log.note({ level: 'warn', kind: String(error), details: { err: error }, message: 'outbox not published; retrying' }); // prettier-ignore
      });
    });
    this.round = this.next;
    return this.round;
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
      const rows = await lockOutbox(em, this.options.schema, { limit: BATCH, but: this.refused.deferred() });
      if (rows.length === 0) return;
      const outcomes = await Promise.allSettled(rows.map((row) => this.publish(row)));
      const othersPass = outcomes.some(({ status }) => status === 'fulfilled');
      const published: string[] = [];
      const given: string[] = [];
      // A message that the server refuses must not block the others.
      for (const [index, row] of rows.entries()) {
        const outcome = outcomes[index];
        if (outcome?.status !== 'rejected') published.push(row.id);
        else if (await this.giveUp(em, row, { reason: outcome.reason, othersPass })) given.push(row.id);
      }
      for (const id of published) this.refused.published(id);
      if (published.length > 0) await markPublished(em, this.options.schema, published, stream);
      if (given.length > 0) await deleteOutbox(em, this.options.schema, given);
    });
  }

  /**
   * Dead-letters a row that the server will never accept, with its complete body, so that it can be requeued; true
   * where it did.
   */
  private async giveUp(
    em: EntityManager,
    row: OutboxRow,
    { reason, othersPass }: { reason: unknown; othersPass: boolean },
  ): Promise<boolean> {
    const { event, payload } = row;
    const { logger, schema } = this.options;
    if (!(reason instanceof MessageTooLarge) && !this.isRefusedForGood(row, reason, othersPass)) {
      this.log.note({ level: 'warn', kind: `${event} ${String(reason)}`, details: { err: reason, event }, message: 'event not published; retrying' }); // prettier-ignore
      return false;
    }
    logger.error({ err: reason, event }, 'event cannot be published; kept as a dead letter');
    const subject = eventSubject(this.publisher.prefix, event);
    const letter = { subject, field: '', reason: (reason as Error).message, body: payload, isCut: false };
    await writeDeadLetter(em, schema, { ...letter, service: schema });
    return true;
  }

  /** A refusal counts for a row only where the bus is available. */
  private isRefusedForGood({ id }: OutboxRow, reason: unknown, othersPass: boolean): boolean {
    const isAway = reason instanceof OperationalError || (reason instanceof PublishRefused && reason.reason === 'stream_missing'); // prettier-ignore
    return (othersPass || !isAway) && this.refused.refused(id, othersPass);
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
