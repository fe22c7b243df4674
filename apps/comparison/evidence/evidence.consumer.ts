import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { LegacyFinished, RunFinished, eventConsumer } from '#contracts';
import type { BusTopology, DeliveryPath } from '#contracts';
import { BUS_TOPOLOGY, BusConnection, BusConsumer } from '#platform/nats';
import type { BusConsumerOptions } from '#platform/nats';
import { SpanKind, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { DeadLettersRepository } from '#platform/dead-letters';
import { LOGGER } from '../logger.js';
import { EvidenceService } from './evidence.service.js';
import type { Finished } from './evidence.service.js';

/** Stores the evidence that both paths publish. Comparing is decoupled, so that it does not delay acknowledgements. */
@Injectable()
export class EvidenceConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private consumers: { stop(): Promise<void> }[] = [];

  constructor(
    private readonly bus: BusConnection,
    private readonly evidence: EvidenceService,
    private readonly deadLetters: DeadLettersRepository,
    @Inject(BUS_TOPOLOGY) private readonly topology: BusTopology,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.consumers = [this.listen(LegacyFinished, 'legacy'), this.listen(RunFinished, 'graph')];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
  }

  private listen<T extends Finished>(Message: (new () => T) & { event: string }, path: DeliveryPath): BusConsumer<T> {
    const consumer = new BusConsumer<T>(this.bus, this.optionsOf(Message));
    consumer.startEach(({ message, traceparent }) =>
      withSpan(`process ${path} evidence`, { kind: SpanKind.CONSUMER, traceparent }, () =>
        this.evidence.keep(message, { path, traceparent }),
      ),
    );
    return consumer;
  }

  private optionsOf<T extends Finished>(Message: (new () => T) & { event: string }): BusConsumerOptions<T> {
    const { topology, logger, deadLetters } = this;
    const spec = eventConsumer(topology.prefix, 'comparison', Message.event);
    return { spec, Message, topology, logger, onDeadLetter: (letter) => deadLetters.keep(letter) };
  }
}
