import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { LOGGER, OrchestratorConfig } from '../orchestrator.config.js';
import { DueRunsService } from './due-runs.service.js';
import { LostTasksService } from './lost-tasks.service.js';
import { WaitingNodesService } from './waiting-nodes.service.js';

/** Runs the sweeps. Several orchestrators may: each takes what no other holds. */
@Injectable()
export class SweeperService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private loops: Loop[] = [];

  constructor(
    private readonly config: OrchestratorConfig,
    private readonly dueRuns: DueRunsService,
    private readonly lostTasks: LostTasksService,
    private readonly waitingNodes: WaitingNodesService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const { sweepIntervalMs, lostTaskAfterMs } = this.config;
    this.loops = [
      startLoop('due runs', sweepIntervalMs, () => this.dueRuns.sweep(), this.logger),
      startLoop('waiting nodes', sweepIntervalMs, () => this.waitingNodes.sweep(), this.logger),
      startLoop('lost tasks', lostTaskAfterMs, () => this.lostTasks.sweep(), this.logger),
    ];
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}
