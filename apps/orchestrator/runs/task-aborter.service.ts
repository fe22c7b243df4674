import { Inject, Injectable } from '@nestjs/common';
import { abortSubject, taskStream, taskSubject } from '#contracts';
import type { TaskAddress } from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';
import type { RunDecision } from './decide-run.js';
import { plannedNodes } from './planned-nodes.js';

/** Takes back tasks that nobody waits for any more. */
@Injectable()
export class TaskAborterService {
  constructor(
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async abort(decisions: readonly RunDecision[]): Promise<void> {
    await Promise.all(decisions.flatMap(abortedTasks).map((task) => this.abortOne(task)));
  }

  /** Queued or running, nobody may go on with it: the message goes away and whoever holds it is asked to stop. */
  private async abortOne({ address, attempt }: AbortedTask): Promise<void> {
    if (!this.bus.connected) return;
    const { prefix } = this.publisher;
    this.publisher.publishCore(abortSubject(prefix, address.nodeRunId), {
      nodeRunId: address.nodeRunId,
      attempt,
    });
    await this.publisher
      .purge(taskStream(prefix, address.pool).name, taskSubject(prefix, address))
      .catch((error: unknown) => this.logger.debug({ err: error }, 'nothing to purge'));
  }
}

interface AbortedTask {
  address: TaskAddress;
  attempt: number;
}

function abortedTasks({ run, after, aborted }: RunDecision): AbortedTask[] {
  const planned = plannedNodes(after.plan);
  return aborted.flatMap(({ nodeId, attempt }) => {
    const node = planned.get(nodeId);
    const nodeRunId = run.nodeRuns.get(nodeId)?.nodeRunId;
    if (!node || !nodeRunId) return [];
    const { pool, requires, step } = node;
    return [{ address: { pool, requires, step, nodeRunId, runClass: run.facts.runClass }, attempt }];
  });
}
