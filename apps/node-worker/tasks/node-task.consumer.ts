import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { NodeTask } from '#contracts';
import type { BusPuller } from '#platform/nats';
import { NodeWorkerConfig } from '../node-worker.config.js';
import type { PoolSettings } from '../slots/pool-settings.js';
import { drain } from './drain.js';
import { RunningTasks } from './running-tasks.js';
import { TaskPullers } from './task-pullers.js';
import { TaskReportsService } from './task-reports.service.js';
import { TaskRunnerService } from './task-runner.service.js';

/** Pulls tasks for every pool of this worker; at shutdown drains them or reports them as interrupted. */
@Injectable()
export class NodeTaskConsumer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private open: BusPuller<NodeTask>[] = [];

  constructor(
    private readonly config: NodeWorkerConfig,
    private readonly pullers: TaskPullers,
    private readonly runner: TaskRunnerService,
    private readonly running: RunningTasks,
    private readonly reports: TaskReportsService,
  ) {}

  onApplicationBootstrap(): void {
    this.open = this.config.poolSettings.map((pool) => this.serve(pool));
  }

  async beforeApplicationShutdown(): Promise<void> {
    const stop = (): Promise<unknown> => Promise.all(this.open.map((puller) => puller.stop()));
    await drain({ stop, interrupt: () => this.running.drain() }, this.config.drainMs);
  }

  private serve(pool: PoolSettings): BusPuller<NodeTask> {
    const puller = this.pullers.open(pool, (letter) => this.reports.deadLetter(letter));
    puller.start((item, slot) => this.runner.run(item, { pool, slot }));
    return puller;
  }
}
