import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { eventSubject } from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { LOGGER } from '../orchestrator.config.js';
import { deletePublished, lockOutbox } from './outbox.repository.js';
import type { OutboxRow } from './outbox.repository.js';

const BATCH = 200;
const INTERVAL_MS = 250;

/** Publishes what the outbox holds whenever the bus is there: at once after a commit, else on its own round. */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;
  private turn: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;

  constructor(
    private readonly orm: MikroORM,
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('outbox', INTERVAL_MS, () => this.publishNow(), this.logger);
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
        this.logger.warn({ err: error }, 'outbox not published; trying again');
      });
    });
    this.turn = this.next;
    return this.turn;
  }

  private async publishOnce(): Promise<void> {
    if (!this.bus.connected) return;
    await this.orm.em.fork().transactional(async (em) => {
      const rows = await lockOutbox(em, BATCH);
      if (rows.length === 0) return;
      const outcomes = await Promise.allSettled(rows.map((row) => this.publish(row)));
      const published = rows.filter((_, index) => outcomes[index]?.status === 'fulfilled').map((row) => row.id);
      if (published.length > 0) await deletePublished(em, published);
      // One message that the server refuses must not hold back the others.
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected')
          this.logger.warn({ err: outcome.reason }, 'event not published; trying again');
      }
    });
  }

  private publish({ id, event, payload, traceparent }: OutboxRow): Promise<unknown> {
    const messageId = `orchestrator-${id}`;
    return this.publisher.publish(eventSubject(this.publisher.prefix, event), payload, { traceparent, messageId });
  }
}
