import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { NodeResult, resultConsumer } from '#contracts';
import type { BusConsumer } from '#platform/nats';
import { BusConsumersService } from '../dead-letters/bus-consumers.service.js';
import { OrchestratorConfig } from '../orchestrator.config.js';
import { ApplyResultsService } from './apply-results.service.js';

/** Reads what workers of all pools report. */
@Injectable()
export class ResultsConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer: BusConsumer<NodeResult>;

  constructor(
    consumers: BusConsumersService,
    private readonly config: OrchestratorConfig,
    private readonly results: ApplyResultsService,
  ) {
    this.consumer = consumers.open(resultConsumer(config.natsPrefix), NodeResult);
  }

  onApplicationBootstrap(): void {
    this.consumer.startBatches(this.config.batchCount, (batch) => this.results.apply(batch));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.consumer.stop();
  }
}
