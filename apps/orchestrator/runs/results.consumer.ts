import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { MAX_RESULTS_PER_MESSAGE, NodeResult, resultConsumer, resultsIn, resultsMessage } from '#contracts';
import type { BusConsumer } from '#platform/nats';
import { BusConsumersService } from '../dead-letters/bus-consumers.service.js';
import { OrchestratorConfig } from '../orchestrator.config.js';
import { PartitionsService } from '../partitions/partitions.service.js';
import { ApplyResultsService } from './apply-results.service.js';

const PARTS = { split: resultsIn, join: resultsMessage, most: MAX_RESULTS_PER_MESSAGE };

/** Reads what workers of all pools report: what names no partition, and the partitions that this orchestrator holds. */
@Injectable()
export class ResultsConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly open = new Map<number | undefined, BusConsumer<NodeResult>>();
  private readonly closing = new Set<Promise<void>>();

  constructor(
    private readonly consumers: BusConsumersService,
    private readonly config: OrchestratorConfig,
    private readonly results: ApplyResultsService,
    private readonly partitions: PartitionsService,
  ) {}

  onApplicationBootstrap(): void {
    this.partitions.onChange(() => this.read([undefined, ...this.partitions.held]));
    this.read([undefined, ...this.partitions.held]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.read([]);
    await Promise.all(this.closing);
    await this.results.idle();
  }

  private read(wanted: readonly (number | undefined)[]): void {
    for (const [partition, consumer] of this.open) if (!wanted.includes(partition)) this.close(partition, consumer);
    for (const partition of wanted) {
      if (this.open.has(partition)) continue;
      const consumer = this.consumers.open(resultConsumer(this.config.natsPrefix, partition), NodeResult, PARTS);
      consumer.startBatches(this.config.batchCount, (batch) => this.results.apply(batch));
      this.open.set(partition, consumer);
    }
  }

  private close(partition: number | undefined, consumer: BusConsumer<NodeResult>): void {
    this.open.delete(partition);
    const closed = consumer.stop().finally(() => this.closing.delete(closed));
    this.closing.add(closed);
  }
}
