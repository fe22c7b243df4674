import { Inject, Injectable } from '@nestjs/common';
import { taskHintSubject, taskStream, taskSubject } from '#contracts';
import type { NodeTask } from '#contracts';
import { BusPublisher, MessageTooLarge } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { WorkflowContext } from '#workflow-core';
import { LOGGER } from '../orchestrator.config.js';
import type { RunDecision } from './decide-run.js';
import { nodeTask } from './node-task.js';
import type { AddressedTask } from './node-task.js';
import { planKey } from './open-runs.repository.js';
import { plannedNodes } from './planned-nodes.js';
import { dispatchedNodeRunIds, rememberedTasks } from './remembered-tasks.js';
import type { RunInput } from './run-input.js';
import { PartitionsService } from '../partitions/partitions.service.js';
import { TASK_COMPLETERS } from './task-completer.js';
import type { TaskCompleter } from './task-completer.js';
import { TaskHints } from './task-hints.js';
import { TaskRowsRepository } from './task-rows.repository.js';
import type { TaskRows } from './task-rows.repository.js';

/** Puts on the bus what PostgreSQL says is out. What does not get through is found by the sweep for lost tasks. */
@Injectable()
export class TaskDispatcherService {
  constructor(
    private readonly rows: TaskRowsRepository,
    private readonly publisher: BusPublisher,
    private readonly partitions: PartitionsService,
    @Inject(TASK_COMPLETERS) private readonly completers: readonly TaskCompleter[],
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Publishes what was just dispatched. Answers what ended here without a worker; the caller must commit it. */
  async publish(decisions: readonly RunDecision[]): Promise<RunInput[]> {
    const isRemembered = ({ run }: RunDecision): boolean => run.accepted !== undefined;
    const remembered = decisions.filter(isRemembered).flatMap(rememberedTasks);
    const others = decisions.filter((decision) => !isRemembered(decision)).flatMap(dispatchedNodeRunIds);
    return this.send([...remembered, ...(await this.load(others))]);
  }

  /** Publishes again what PostgreSQL says is out; answers as `publish`. */
  async publishAgain(nodeRunIds: string[]): Promise<RunInput[]> {
    return this.send(await this.load(nodeRunIds));
  }

  private async load(nodeRunIds: string[]): Promise<AddressedTask[]> {
    if (nodeRunIds.length === 0 || !this.publisher.connected) return [];
    return this.build(await this.rows.load(nodeRunIds));
  }

  private async send(tasks: AddressedTask[]): Promise<RunInput[]> {
    if (tasks.length === 0 || !this.publisher.connected) return [];
    const { completed, left } = await this.complete(tasks);
    const hints = new TaskHints((subject) => this.publisher.publishCore(subject, {}));
    const { prefix } = this.publisher;
    const refused = await Promise.all(
      left.map(async (task) => {
        const input = await this.publishOne(task);
        if (!input) hints.stored(hintOf(prefix, task));
        return input;
      }),
    );
    hints.end();
    return [...completed, ...refused.flatMap((input) => input ?? [])];
  }

  private async complete(tasks: AddressedTask[]): Promise<{ completed: RunInput[]; left: readonly AddressedTask[] }> {
    const completed: RunInput[] = [];
    let left: readonly AddressedTask[] = tasks;
    for (const completer of this.completers) {
      if (left.length === 0) break;
      const answer = await completer.complete(left);
      completed.push(...answer.completed);
      left = answer.left;
    }
    return { completed, left };
  }

  private build({ tasks, plans, outputs }: TaskRows): AddressedTask[] {
    const contexts = new Map<string, WorkflowContext>();
    for (const row of tasks) if (!contexts.has(row.runId)) contexts.set(row.runId, new WorkflowContext());
    for (const { runId, nodeId, outputs: values } of outputs) contexts.get(runId)?.put(nodeId, values);
    return tasks.flatMap((row) => {
      const plan = plans.get(planKey(row));
      const node = plan && plannedNodes(plan).get(row.nodeId);
      const context = contexts.get(row.runId);
      return node && context ? [nodeTask(row, node, context)] : [];
    });
  }

  /** Answers how the attempt ended where no server takes its task. */
  private async publishOne({ address, task }: AddressedTask): Promise<RunInput | null> {
    const { prefix } = this.publisher;
    const subject = taskSubject(prefix, address);
    try {
      // An attempt before this one may still hold the subject, which would refuse the new message.
      if (task.attempt > 1) await this.publisher.purge(taskStream(prefix, address.pool).name, subject);
      const message: NodeTask = { ...task, partition: this.partitions.own };
      await this.publisher.publish(subject, message, { traceparent: task.traceparent ?? null });
    } catch (error) {
      const { runId, nodeId, attempt } = task;
      if (error instanceof MessageTooLarge) return tooLarge({ runId, nodeId, attempt }, error);
      this.logger.warn({ err: error, runId, nodeId, attempt }, 'task not published; the sweep tries again');
    }
    return null;
  }
}

const hintOf = (prefix: string, { address: { pool, requires, runClass } }: AddressedTask): string =>
  taskHintSubject(prefix, pool, requires, runClass);

function tooLarge(of: { runId: string; nodeId: string; attempt: number }, { message }: MessageTooLarge): RunInput {
  const failure = {
    code: 'task_too_large',
    message: `What earlier nodes hand over to node "${of.nodeId}" is more than a message carries. Let them hand over artifacts instead. ${message}`,
    retryable: false,
  };
  return { runId: of.runId, event: { type: 'node_failed', nodeId: of.nodeId, attempt: of.attempt, failure } };
}
