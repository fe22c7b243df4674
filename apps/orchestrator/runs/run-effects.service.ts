import { Inject, Injectable } from '@nestjs/common';
import { NodeChanged, abortSubject, eventSubject, taskStream, taskSubject } from '#contracts';
import type { TaskAddress } from '#contracts';
import { BusConnection, BusPublisher, OutboxRelay } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';
import type { RunDecision } from './decide-run.js';
import { plannedNodes } from './planned-nodes.js';
import { TaskDispatcherService } from './task-dispatcher.service.js';

/** Does on the bus what was decided and committed. Nothing here may be relied on: sweeps and outbox make up for all of it. */
@Injectable()
export class RunEffectsService {
  constructor(
    private readonly dispatcher: TaskDispatcherService,
    private readonly outbox: OutboxRelay,
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async perform(decisions: readonly RunDecision[]): Promise<void> {
    if (decisions.some((decision) => decision.finished)) void this.outbox.publishNow();
    for (const decision of decisions) this.tellChanges(decision);
    const aborts = decisions.flatMap((decision) => tasksOf(decision, decision.aborted)).map((task) => this.abort(task));
    const recalls = decisions
      .flatMap((decision) => tasksOf(decision, decision.recalled))
      .map((task) => this.purge(task));
    const tasks = this.dispatcher.publish(decisions.flatMap(nodeRunIdsOfDispatched));
    await Promise.all([tasks, ...aborts, ...recalls]).catch((error: unknown) => {
      this.logger.warn({ err: error }, 'tasks not published; the sweep tries again');
    });
  }

  private tellChanges({ run, changedNodes }: RunDecision): void {
    const subject = eventSubject(this.publisher.prefix, NodeChanged.event);
    for (const { nodeId, status, attempt } of changedNodes) {
      const changed: NodeChanged = { runId: run.facts.runId, nodeId, status, attempt };
      this.publisher.publishCore(subject, changed);
    }
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

function tasksOf({ run, after }: RunDecision, nodes: { nodeId: string; attempt: number }[]): CommandedTask[] {
  const planned = plannedNodes(after.plan);
  return nodes.flatMap(({ nodeId, attempt }) => {
    const node = planned.get(nodeId);
    const nodeRunId = run.nodeRuns.get(nodeId)?.nodeRunId;
    if (!node || !nodeRunId) return [];
    const { pool, requires, step } = node;
    return [{ address: { pool, requires, step, nodeRunId, runClass: run.facts.runClass }, attempt }];
  });
}

const nodeRunIdsOfDispatched = ({ run, dispatched }: RunDecision): string[] =>
  dispatched.flatMap(({ nodeId }) => run.nodeRuns.get(nodeId)?.nodeRunId ?? []);
