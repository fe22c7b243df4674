import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { RunCancelRequested, eventConsumer } from '#contracts';
import { BusConnection, BusConsumer } from '#platform/nats';
import type { Received } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { DeadLettersService } from '../dead-letters/dead-letters.service.js';
import { LOGGER, OrchestratorConfig } from '../orchestrator.config.js';
import { CancelRunsService } from './cancel-runs.service.js';

/** Reads `orders.run.cancel-requested.v1`. */
@Injectable()
export class CancelRequestedConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer: BusConsumer<RunCancelRequested>;

  constructor(
    bus: BusConnection,
    deadLetters: DeadLettersService,
    @Inject(LOGGER) logger: Logger,
    private readonly config: OrchestratorConfig,
    private readonly runs: CancelRunsService,
  ) {
    this.consumer = new BusConsumer(bus, {
      spec: eventConsumer(config.natsPrefix, 'orchestrator', RunCancelRequested.event),
      Message: RunCancelRequested,
      prefix: config.natsPrefix,
      logger,
      onDeadLetter: (letter) => deadLetters.keep(letter),
    });
  }

  onApplicationBootstrap(): void {
    this.consumer.startBatches(this.config.batchCount, (batch) => this.handle(batch));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.consumer.stop();
  }

  private async handle(batch: Received<RunCancelRequested>[]): Promise<void> {
    await this.runs.cancel(batch.map(({ message: { runId, reason } }) => ({ runId, reason })));
    for (const item of batch) item.ack();
  }
}
