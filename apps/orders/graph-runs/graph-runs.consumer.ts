import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { RunAccepted, RunFinished, eventConsumer } from '#contracts';
import type { BusTopology } from '#contracts';
import { DeadLettersRepository } from '#platform/dead-letters';
import { BUS_TOPOLOGY, BusConnection, BusConsumer } from '#platform/nats';
import type { BusConsumerOptions, DeadLetter } from '#platform/nats';
import { SpanKind, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../logger.js';
import { GraphRunsService } from './graph-runs.service.js';

/** Handles the orchestrator's events in the background: orders serves without it. */
@Injectable()
export class GraphRunsConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private consumers: Stoppable[] = [];

  constructor(
    private readonly bus: BusConnection,
    private readonly runs: GraphRunsService,
    private readonly deadLetters: DeadLettersRepository,
    @Inject(BUS_TOPOLOGY) private readonly topology: BusTopology,
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
    const { topology, logger } = this;
    const onDeadLetter = async (letter: DeadLetter): Promise<void> => {
      if (Message.event === RunFinished.event) await this.runs.unreadable(letter.body);
      await this.deadLetters.keep(letter);
    };
    return { spec: eventConsumer(topology.prefix, 'orders', Message.event), Message, topology, logger, onDeadLetter };
  }
}

interface Stoppable {
  stop(): Promise<void>;
}
