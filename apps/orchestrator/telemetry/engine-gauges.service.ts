import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { metrics } from '@opentelemetry/api';
import type { BatchObservableResult } from '@opentelemetry/api';
import { observeWhenCollected } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';
import { PoolLoadsRepository } from '../pools/pool-loads.repository.js';
import { StuckRunsRepository } from './stuck-runs.repository.js';

/** Tells how full the pools are and whether runs are stuck, by PostgreSQL: every orchestrator tells the same. */
@Injectable()
export class EngineGaugesService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly meter = metrics.getMeter('hartomat.orchestrator');
  private readonly nodes = this.meter.createObservableGauge('hartomat.pool.nodes', {
    description: 'Nodes that are open, by pool and status',
  });
  private readonly oldest = this.meter.createObservableGauge('hartomat.pool.oldest_waiting', {
    unit: 's',
    description: 'How long the oldest node of a pool waits to begin; 0 where none waits',
  });
  private readonly stuck = this.meter.createObservableGauge('hartomat.runs.stuck', {
    description: 'Runs that nothing moves on',
  });
  private stop: () => void = () => undefined;

  constructor(
    private readonly loads: PoolLoadsRepository,
    private readonly stuckRuns: StuckRunsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const gauges = [this.nodes, this.oldest, this.stuck];
    this.stop = observeWhenCollected(this.meter, gauges, (result) => this.observe(result), this.logger);
  }

  beforeApplicationShutdown(): void {
    this.stop();
  }

  private async observe(result: BatchObservableResult): Promise<void> {
    const [loads, stuck] = await Promise.all([this.loads.list(), this.stuckRuns.count()]);
    for (const { pool, ready, queued, running, oldestWaitingSeconds } of loads) {
      result.observe(this.nodes, ready, { pool, status: 'ready' });
      result.observe(this.nodes, queued, { pool, status: 'dispatched' });
      result.observe(this.nodes, running, { pool, status: 'running' });
      result.observe(this.oldest, oldestWaitingSeconds ?? 0, { pool });
    }
    result.observe(this.stuck, stuck);
  }
}
