import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { TaskDeadLettered, eventConsumer } from '#contracts';
import { DeadLettersRepository } from '#platform/dead-letters';
import type { BusConsumer } from '#platform/nats';
import { OrchestratorConfig } from '../orchestrator.config.js';
import { BusConsumersService } from './bus-consumers.service.js';

/** Workers have no database: their dead letters become rows here. */
@Injectable()
export class TaskDeadLetteredConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private consumer: BusConsumer<TaskDeadLettered> | null = null;

  constructor(
    private readonly consumers: BusConsumersService,
    private readonly config: OrchestratorConfig,
    private readonly deadLetters: DeadLettersRepository,
  ) {}

  onApplicationBootstrap(): void {
    const spec = eventConsumer(this.config.natsPrefix, 'orchestrator', TaskDeadLettered.event);
    this.consumer = this.consumers.open(spec, TaskDeadLettered);
    this.consumer.startEach(({ message }) =>
      this.deadLetters.keep({ ...message, isCut: message.isCut ?? false }, message.service),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.consumer?.stop();
  }
}
