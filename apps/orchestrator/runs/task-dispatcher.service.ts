import { Inject, Injectable } from '@nestjs/common';
import { taskStream, taskSubject } from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { WorkflowContext } from '#workflow-core';
import { LOGGER } from '../orchestrator.config.js';
import { nodeTask } from './node-task.js';
import type { AddressedTask } from './node-task.js';
import { plannedNodes } from './planned-nodes.js';
import { TaskRowsRepository } from './task-rows.repository.js';
import type { TaskRows } from './task-rows.repository.js';

/** Puts on the bus what PostgreSQL says is out. What does not get through is found by the sweep for lost tasks. */
@Injectable()
export class TaskDispatcherService {
  constructor(
    private readonly rows: TaskRowsRepository,
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async publish(nodeRunIds: string[]): Promise<void> {
    if (nodeRunIds.length === 0 || !this.bus.connected) return;
    const tasks = this.build(await this.rows.load(nodeRunIds));
    await Promise.all(tasks.map((task) => this.publishOne(task)));
  }

  private build({ tasks, plans, outputs }: TaskRows): AddressedTask[] {
    const contexts = new Map<string, WorkflowContext>();
    for (const row of tasks) if (!contexts.has(row.runId)) contexts.set(row.runId, new WorkflowContext());
    for (const { runId, nodeId, outputs: values } of outputs) contexts.get(runId)?.put(nodeId, values);
    return tasks.flatMap((row) => {
      const plan = plans.get(row.semanticHash);
      const node = plan && plannedNodes(plan).get(row.nodeId);
      const context = contexts.get(row.runId);
      return node && context ? [nodeTask(row, node, context)] : [];
    });
  }

  private async publishOne({ address, task }: AddressedTask): Promise<void> {
    const { prefix } = this.publisher;
    const subject = taskSubject(prefix, address);
    try {
      // An attempt before this one may still hold the subject, which would refuse the new message.
      if (task.attempt > 1) await this.publisher.purge(taskStream(prefix, address.pool).name, subject);
      await this.publisher.publish(subject, task, { traceparent: task.traceparent ?? null });
    } catch (error) {
      const { runId, nodeId, attempt } = task;
      this.logger.warn({ err: error, runId, nodeId, attempt }, 'task not published; the sweep tries again');
    }
  }
}
