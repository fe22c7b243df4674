import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { RunAccepted, RunFinished, eventConsumer } from '#contracts';
import { BusConnection, BusConsumer } from '#platform/nats';
import type { Received } from '#platform/nats';
import { SpanKind, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { OrdersConfig } from '../orders.config.js';
import { DeadLettersService } from '../outbox/dead-letters.service.js';
import { GraphRunsService } from './graph-runs.service.js';

export const LOGGER = Symbol('logger');

/** Listens to the orchestrator, in the background: orders serves without it. */
@Injectable()
export class GraphRunsConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private consumers: BusConsumer<RunAccepted | RunFinished>[] = [];

  constructor(
    private readonly bus: BusConnection,
    private readonly runs: GraphRunsService,
    private readonly deadLetters: DeadLettersService,
    private readonly config: OrdersConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.consumers = [
      this.listen(RunAccepted, (message) => this.runs.accepted(message)),
      this.listen(RunFinished, (message) => this.runs.finished(message)),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
  }

  private listen<T extends RunAccepted | RunFinished>(
    Message: (new () => T) & { event: string },
    handle: (message: T) => Promise<void>,
  ): BusConsumer<RunAccepted | RunFinished> {
    const { natsPrefix: prefix } = this.config;
    const consumer = new BusConsumer<T>(this.bus, {
      spec: eventConsumer(prefix, 'orders', Message.event),
      Message,
      prefix,
      logger: this.logger,
      onDeadLetter: (letter) => this.deadLetters.keep(letter),
    });
    consumer.startBatches(20, (batch) => this.handleEach(Message.event, batch, handle));
    return consumer as unknown as BusConsumer<RunAccepted | RunFinished>;
  }

  private async handleEach<T>(
    event: string,
    batch: Received<T>[],
    handle: (message: T) => Promise<void>,
  ): Promise<void> {
    for (const item of batch) {
      await withSpan(`process ${event}`, { kind: SpanKind.CONSUMER, traceparent: item.traceparent }, () =>
        handle(item.message),
      );
      item.ack();
    }
  }
}
