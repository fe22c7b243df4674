import { Inject, Injectable } from '@nestjs/common';
import { abortSubject, taskStream, taskSubject } from '#contracts';
import type { TaskAddress } from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';
import type { DueNode, RunDecision } from './decide-run.js';
import { plannedNodes } from './planned-nodes.js';

/** Takes back tasks that nobody waits for any more, or that shall not begin now. */
@Injectable()
export class TaskRecallService {
  constructor(
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async takeBack(decisions: readonly RunDecision[]): Promise<void> {
    const aborts = decisions.flatMap((decision) => tasksOf(decision, decision.aborted)).map((task) => this.abort(task));
    const recalls = decisions
      .flatMap((decision) => tasksOf(decision, decision.recalled))
      .map((task) => this.purge(task));
    await Promise.all([...aborts, ...recalls]);
  }

  /** Queued or running, nobody may go on with it: the message goes away and whoever holds it is asked to stop. */
  private async abort(task: CommandedTask): Promise<void> {
    const { nodeRunId } = task.address;
    this.publisher.publishCore(abortSubject(this.publisher.prefix, nodeRunId), { nodeRunId, attempt: task.attempt });
    await this.purge(task);
  }

  /** Takes away what nobody has begun; whoever has begun it goes on. */
  private async purge({ address }: CommandedTask): Promise<void> {
    if (!this.bus.connected) return;
    const { prefix } = this.publisher;
    await this.publisher
      .purge(taskStream(prefix, address.pool).name, taskSubject(prefix, address))
      .catch((error: unknown) => this.logger.debug({ err: error }, 'nothing to purge'));
  }
}

interface CommandedTask {
  address: TaskAddress;
  attempt: number;
}

function tasksOf({ run, after }: RunDecision, nodes: readonly DueNode[]): CommandedTask[] {
  const planned = plannedNodes(after.plan);
  return nodes.flatMap(({ nodeId, attempt }) => {
    const node = planned.get(nodeId);
    const nodeRunId = run.nodeRuns.get(nodeId)?.nodeRunId;
    if (!node || !nodeRunId) return [];
    const { pool, requires, step } = node;
    return [{ address: { pool, requires, step, nodeRunId, runClass: run.facts.runClass }, attempt }];
  });
}
