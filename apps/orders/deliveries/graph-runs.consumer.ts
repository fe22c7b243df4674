import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { RunAccepted, RunFinished, eventConsumer } from '#contracts';
import { DeadLettersRepository } from '#platform/dead-letters';
import { BusConnection, BusConsumer } from '#platform/nats';
import type { BusConsumerOptions, DeadLetter } from '#platform/nats';
import { SpanKind, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { OrdersConfig } from '../orders.config.js';
import { GraphRunsService, LOGGER } from './graph-runs.service.js';

export { LOGGER };

/** Listens to the orchestrator, in the background: orders serves without it. */
@Injectable()
export class GraphRunsConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private consumers: Stoppable[] = [];

  constructor(
    private readonly bus: BusConnection,
    private readonly runs: GraphRunsService,
    private readonly deadLetters: DeadLettersRepository,
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
  ): Stoppable {
    const consumer = new BusConsumer<T>(this.bus, this.optionsFor(Message));
    consumer.startEach(({ message, traceparent }) =>
      withSpan(`process ${Message.event}`, { kind: SpanKind.CONSUMER, traceparent }, () => handle(message)),
    );
    return consumer;
  }

  private optionsFor<T extends object>(Message: (new () => T) & { event: string }): BusConsumerOptions<T> {
    const { natsPrefix: prefix } = this.config;
    const onDeadLetter = async (letter: DeadLetter): Promise<void> => {
      if (Message.event === RunFinished.event) await this.runs.unreadable(letter.body);
      await this.deadLetters.keep(letter);
    };
    return { spec: eventConsumer(prefix, 'orders', Message.event), Message, prefix, logger: this.logger, onDeadLetter };
  }
}

interface Stoppable {
  stop(): Promise<void>;
}
