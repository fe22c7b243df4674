import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { RunCancelRequested, eventConsumer } from '#contracts';
import type { BusConsumer, Received } from '#platform/nats';
import { BusConsumersService } from '../dead-letters/bus-consumers.service.js';
import { OrchestratorConfig } from '../orchestrator.config.js';
import { CancelRunsService } from './cancel-runs.service.js';

/** Reads `orders.run.cancel-requested.v1`. */
@Injectable()
export class CancelRequestedConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer: BusConsumer<RunCancelRequested>;

  constructor(
    consumers: BusConsumersService,
    private readonly config: OrchestratorConfig,
    private readonly runs: CancelRunsService,
  ) {
    this.consumer = consumers.open(
      eventConsumer(config.natsPrefix, 'orchestrator', RunCancelRequested.event),
      RunCancelRequested,
    );
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
