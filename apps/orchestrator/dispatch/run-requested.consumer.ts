import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { RunRequested, eventConsumer } from '#contracts';
import type { BusConsumer } from '#platform/nats';
import { BusConsumersService } from '../dead-letters/bus-consumers.service.js';
import { OrchestratorConfig } from '../orchestrator.config.js';
import { DispatchRunsService } from './dispatch-runs.service.js';

/** Reads `orders.run.requested.v1`. */
@Injectable()
export class RunRequestedConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer: BusConsumer<RunRequested>;

  constructor(
    consumers: BusConsumersService,
    private readonly config: OrchestratorConfig,
    private readonly runs: DispatchRunsService,
  ) {
    this.consumer = consumers.open(eventConsumer(config.natsPrefix, 'orchestrator', RunRequested.event), RunRequested);
  }

  onApplicationBootstrap(): void {
    this.consumer.startBatches(this.config.batchCount, (batch) => this.runs.dispatch(batch));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.consumer.stop();
  }
}
