import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { RunRequested, eventConsumer } from '#contracts';
import { BusConnection, BusConsumer } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { DeadLettersService } from '../dead-letters/dead-letters.service.js';
import { LOGGER, OrchestratorConfig } from '../orchestrator.config.js';
import { DispatchRunsService } from './dispatch-runs.service.js';

/** Reads `orders.run.requested.v1`. */
@Injectable()
export class RunRequestedConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly consumer: BusConsumer<RunRequested>;

  constructor(
    bus: BusConnection,
    deadLetters: DeadLettersService,
    @Inject(LOGGER) logger: Logger,
    private readonly config: OrchestratorConfig,
    private readonly runs: DispatchRunsService,
  ) {
    this.consumer = new BusConsumer(bus, {
      spec: eventConsumer(config.natsPrefix, 'orchestrator', RunRequested.event),
      Message: RunRequested,
      prefix: config.natsPrefix,
      logger,
      onDeadLetter: (letter) => deadLetters.keep(letter),
    });
  }

  onApplicationBootstrap(): void {
    this.consumer.startBatches(this.config.batchCount, (batch) => this.runs.dispatch(batch));
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.consumer.stop();
  }
}
