import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '#platform/telemetry';
import { AdmissionService } from '../fairness/admission.service.js';
import { LOGGER } from '../orchestrator.config.js';
import { BatchMetrics } from './batch-metrics.js';
import type { RunDecision } from './decide-run.js';
import type { RunInput } from './run-input.js';
import { RunEngineService } from './run-engine.service.js';
import { RunNewsService } from './run-news.service.js';
import { TaskDispatcherService } from './task-dispatcher.service.js';

/** Does on the bus what was decided and committed. Nothing here may be relied on: sweeps and outbox make up for all of it. */
@Injectable()
export class RunEffectsService {
  private readonly metrics = new BatchMetrics();

  constructor(
    private readonly engine: RunEngineService,
    private readonly dispatcher: TaskDispatcherService,
    private readonly news: RunNewsService,
    private readonly admission: AdmissionService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async perform(decisions: readonly RunDecision[]): Promise<void> {
    const publishing = this.metrics.time('publish', () => this.dispatcher.publish(decisions));
    const tasks = publishing.then((completed) => this.follow(completed));
    await Promise.all([tasks, this.news.tell(decisions)]).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'tasks not published; the sweep tries again');
    });
    await this.dispatchWaiting();
  }

  /** Dispatches nodes that waited and for which there is a place by now. */
  async dispatchWaiting(): Promise<void> {
    const due = this.admission.takeDue();
    if (due.length === 0) return;
    const inputs = due.map(({ runId, nodeId, attempt }): RunInput => {
      return { runId, event: { type: 'node_dispatched', nodeId, attempt } };
    });
    const decisions = await this.engine.commit(inputs);
    this.admission.giveBack(due, decisions);
    await this.perform(decisions);
  }

  /** Publishes again the tasks of node runs that PostgreSQL says are out. */
  async publishAgain(nodeRunIds: string[]): Promise<void> {
    await this.follow(await this.dispatcher.publishAgain(nodeRunIds));
  }

  /** What ended without a worker is committed and followed up like any other result. */
  private async follow(completed: RunInput[]): Promise<void> {
    if (completed.length > 0) await this.perform(await this.engine.commit(completed));
  }
}
