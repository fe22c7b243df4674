import { Injectable } from '@nestjs/common';
import { OrchestratorConfig } from '../orchestrator.config.js';
import { LiveWorkers } from '../workers/live-workers.js';

/** How many tasks of a pool may be with workers or on their way: twice what its live workers do at once, and a minimum. */
@Injectable()
export class PoolWindowsService {
  constructor(
    private readonly workers: LiveWorkers,
    private readonly config: OrchestratorConfig,
  ) {}

  /** The minimum also holds without any worker: something must be queued, or an autoscaler never wakes. */
  of(pool: string): number {
    return Math.max(2 * this.workers.slotsOf(pool), this.config.windowOf(pool));
  }
}
