import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';
import type { RunDecision } from './decide-run.js';
import { RunEngineService } from './run-engine.service.js';
import { RunNewsService } from './run-news.service.js';
import { TaskAborterService } from './task-aborter.service.js';
import { TaskDispatcherService } from './task-dispatcher.service.js';

/** Does on the bus what was decided and committed. Nothing here may be relied on: sweeps and outbox make up for all of it. */
@Injectable()
export class RunEffectsService {
  constructor(
    private readonly engine: RunEngineService,
    private readonly dispatcher: TaskDispatcherService,
    private readonly aborter: TaskAborterService,
    private readonly news: RunNewsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async perform(decisions: readonly RunDecision[]): Promise<void> {
    this.news.tell(decisions);
    const tasks = this.publishTasks(decisions.flatMap(nodeRunIdsOfDispatched));
    await Promise.all([tasks, this.aborter.abort(decisions)]).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'tasks not published; the sweep tries again');
    });
  }

  /** Publishes the tasks of node runs that are out; those that end without a worker are committed and followed up. */
  async publishTasks(nodeRunIds: string[]): Promise<void> {
    const completed = await this.dispatcher.publish(nodeRunIds);
    if (completed.length > 0) await this.perform(await this.engine.commit(completed));
  }
}

const nodeRunIdsOfDispatched = ({ run, dispatched }: RunDecision): string[] =>
  dispatched.flatMap(({ nodeId }) => run.nodeRuns.get(nodeId)?.nodeRunId ?? []);
