import { Inject, Injectable } from '@nestjs/common';
import type { BusTopology, ConsumerSpec } from '#contracts';
import { BUS_TOPOLOGY, BusConnection, BusConsumer } from '#platform/nats';
import type { BusConsumerOptions } from '#platform/nats';
import { DeadLettersRepository } from '#platform/dead-letters';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';

/** Opens consumers whose dead letters become rows: none of them ever stops the service. */
@Injectable()
export class BusConsumersService {
  constructor(
    private readonly bus: BusConnection,
    @Inject(BUS_TOPOLOGY) private readonly topology: BusTopology,
    private readonly deadLetters: DeadLettersRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** `parts`: what one message carries, where it may be several. */
  open<T extends object>(
    spec: ConsumerSpec,
    Message: new () => T,
    parts?: BusConsumerOptions<T>['parts'],
  ): BusConsumer<T> {
    return new BusConsumer(this.bus, {
      spec,
      Message,
      ...(parts && { parts }),
      topology: this.topology,
      logger: this.logger,
      onDeadLetter: (letter) => this.deadLetters.keep(letter),
    });
  }
}
