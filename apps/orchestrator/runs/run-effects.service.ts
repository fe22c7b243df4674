import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '#platform/telemetry';
import { AdmissionService } from '../fairness/admission.service.js';
import type { Reservation } from '../fairness/reservation.js';
import { LOGGER } from '../orchestrator.config.js';
import { BatchMetrics } from './batch-metrics.js';
import { byRun } from './by-run.js';
import type { RunDecision } from './decide-run.js';
import type { RunInput } from './run-input.js';
import { RunEngineService } from './run-engine.service.js';
import { RunNewsService } from './run-news.service.js';
import { TaskDispatcherService } from './task-dispatcher.service.js';
import { togetherOrAlone } from './together-or-alone.js';

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

  /** Never rejects: what was decided is committed, whatever becomes of this. */
  async perform(decisions: readonly RunDecision[]): Promise<void> {
    const failed = (error: unknown): void => {
      this.logger.warn({ err: error }, 'what was decided is not on the bus; the sweeps try again');
    };
    await Promise.all([this.publish(decisions).catch(failed), this.news.tell(decisions).catch(failed)]);
    await this.dispatchWaiting().catch(failed);
  }

  /** Dispatches nodes that waited and for which there is a place by now. */
  async dispatchWaiting(): Promise<void> {
    const decisions = await this.admission.reserving((reservation) => this.dispatchReady(reservation));
    if (decisions.length > 0) await this.perform(decisions);
  }

  /** Publishes again the tasks of node runs that PostgreSQL says are out. */
  async publishAgain(nodeRunIds: string[]): Promise<void> {
    await this.follow(await this.dispatcher.publishAgain(nodeRunIds));
  }

  /** A run that cannot be decided leaves its nodes to the sweep for those that wait. */
  private async dispatchReady(reservation: Reservation): Promise<RunDecision[]> {
    const inputs = reservation.dequeueReady().map(({ runId, nodeId, attempt }): RunInput => {
      return { runId, event: { type: 'node_dispatched', nodeId, attempt } };
    });
    if (inputs.length === 0) return [];
    const commit = (runs: readonly RunInput[][]) => this.engine.commitWithin(reservation, runs.flat());
    return togetherOrAlone([...byRun(inputs).values()], commit, {
      together: (error) => this.logger.warn({ err: error }, 'waiting nodes not dispatched; trying run by run'),
      alone: ([input], error) => this.logger.error({ err: error, runId: input?.runId }, 'waiting nodes not dispatched'),
    });
  }

  private async publish(decisions: readonly RunDecision[]): Promise<void> {
    await this.follow(await this.metrics.time('publish', () => this.dispatcher.publish(decisions)));
  }

  /** What ended without a worker is committed and followed up like any other result. */
  private async follow(completed: RunInput[]): Promise<void> {
    if (completed.length > 0) await this.perform(await this.engine.commit(completed));
  }
}
