import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { NodeResult, resultConsumer } from '#contracts';
import { BusConnection, BusConsumer } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { DeadLettersService } from '../dead-letters/dead-letters.service.js';
import { LOGGER, OrchestratorConfig } from '../orchestrator.config.js';
import { ApplyResultsService } from './apply-results.service.js';

/** Reads `resultSubject` of all pools. */
@Injectable()
export class ResultsConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer: BusConsumer<NodeResult>;

  constructor(
    bus: BusConnection,
    deadLetters: DeadLettersService,
    @Inject(LOGGER) logger: Logger,
    private readonly config: OrchestratorConfig,
    private readonly results: ApplyResultsService,
  ) {
    this.consumer = new BusConsumer(bus, {
      spec: resultConsumer(config.natsPrefix),
      Message: NodeResult,
      prefix: config.natsPrefix,
      logger,
      onDeadLetter: (letter) => deadLetters.keep(letter),
    });
  }

  onApplicationBootstrap(): void {
    this.consumer.startBatches(this.config.batchCount, (batch) => this.results.apply(batch));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.consumer.stop();
  }
}
