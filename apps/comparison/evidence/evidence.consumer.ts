import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { LegacyFinished, RunFinished, eventConsumer } from '#contracts';
import type { DeliveryPath } from '#contracts';
import { BusConnection, BusConsumer } from '#platform/nats';
import type { BusConsumerOptions } from '#platform/nats';
import { SpanKind, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { ComparisonConfig } from '../comparison.config.js';
import { DeadLettersRepository } from '#platform/dead-letters';
import { LOGGER } from '../logger.js';
import { EvidenceService } from './evidence.service.js';
import type { Finished } from './evidence.service.js';

/** Listens to both paths and keeps what they report. Comparing is not its work, so that the bus never waits for it. */
@Injectable()
export class EvidenceConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private consumers: { stop(): Promise<void> }[] = [];

  constructor(
    private readonly bus: BusConnection,
    private readonly evidence: EvidenceService,
    private readonly deadLetters: DeadLettersRepository,
    private readonly config: ComparisonConfig,
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
    const { natsPrefix: prefix } = this.config;
    const spec = eventConsumer(prefix, 'comparison', Message.event);
    const { logger, deadLetters } = this;
    return { spec, Message, prefix, logger, onDeadLetter: (letter) => deadLetters.keep(letter) };
  }
}
