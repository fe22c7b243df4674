import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { LegacyFinished, RunFinished, eventConsumer } from '#contracts';
import type { DeliveryPath } from '#contracts';
import { BusConnection, BusConsumer } from '#platform/nats';
import type { Received } from '#platform/nats';
import { SpanKind, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { ComparisonConfig } from '../comparison.config.js';
import { DeadLettersRepository } from '../dead-letters/dead-letters.repository.js';
import { LOGGER } from '../logger.js';
import { EvidenceRepository } from './evidence.repository.js';
import type { ReceivedEvidence } from './evidence.repository.js';
import { isDataRefused } from './is-data-refused.js';
import { unfitEvidence } from './unfit-evidence.js';

type Finished = LegacyFinished | RunFinished;
type Keep = (received: ReceivedEvidence) => Promise<void>;

/** Listens to both paths and keeps what they report. Comparing is not its work, so that the bus never waits for it. */
@Injectable()
export class EvidenceConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private stops: (() => Promise<void>)[] = [];

  constructor(
    private readonly bus: BusConnection,
    private readonly evidences: EvidenceRepository,
    private readonly deadLetters: DeadLettersRepository,
    private readonly config: ComparisonConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.stops = [
      this.listen(LegacyFinished, 'legacy', (received) => this.evidences.keepLegacy(received)),
      this.listen(RunFinished, 'graph', (received) => this.evidences.keepGraph(received)),
    ];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.stops.map((stop) => stop()));
  }

  private listen<T extends Finished>(
    Message: (new () => T) & { event: string },
    path: DeliveryPath,
    keep: Keep,
  ): () => Promise<void> {
    const { natsPrefix: prefix } = this.config;
    const consumer = new BusConsumer<T>(this.bus, {
      spec: eventConsumer(prefix, 'comparison', Message.event),
      Message,
      prefix,
      logger: this.logger,
      onDeadLetter: (letter) => this.deadLetters.keep(letter),
    });
    consumer.startBatches(20, async (batch) => {
      for (const item of batch) await this.process(item, path, keep);
    });
    return () => consumer.stop();
  }

  private async process(item: Received<Finished>, path: DeliveryPath, keep: Keep): Promise<void> {
    const { message, traceparent } = item;
    await withSpan(`process ${path} evidence`, { kind: SpanKind.CONSUMER, traceparent }, async () => {
      const unfit = unfitEvidence(message, message.evidence, path);
      if (unfit) return this.bury(item, unfit);
      try {
        await keep({ deliveryId: message.deliveryId, evidence: message.evidence, traceparent });
      } catch (error) {
        if (!isDataRefused(error)) throw error;
        await this.bury(item, { field: '/evidence', reason: (error as Error).message });
      }
    });
    item.ack();
  }

  private async bury(item: Received<Finished>, why: { field: string; reason: string }): Promise<void> {
    this.logger.error({ subject: item.subject, ...why }, 'dead letter');
    const body = JSON.stringify(item.message).slice(0, 2000);
    await this.deadLetters.keep({ subject: item.subject, ...why, body });
  }
}
