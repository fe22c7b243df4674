import { shardStep } from '#contracts';
import type { NodeTask, TaskAddress } from '#contracts';
import type { PlannedNode, WorkflowContext } from '#workflow-core';
import type { PlanRef } from './open-runs.repository.js';
import type { TaskRow } from './task-rows.repository.js';

/** A task with the subject's parts that it goes to and its node as it was planned. */
export interface AddressedTask {
  address: TaskAddress;
  task: NodeTask;
  node: PlannedNode;
  run: Pick<TaskRow, 'workflowKey' | 'bypassCache'>;
}

/** What a worker needs for one attempt; inputs are resolved from what earlier nodes put in. */
export function nodeTask(
  row: Omit<TaskRow, keyof PlanRef>,
  node: PlannedNode,
  context: WorkflowContext,
): AddressedTask {
  const { runId, nodeRunId, nodeId, attempt, runClass, pinned, deadlineAt, traceparent } = row;
  const { step, version, pool, requires, params, timeouts, shard } = node;
  return {
    address: { pool, requires, runClass, step, nodeRunId },
    node,
    run: { workflowKey: row.workflowKey, bypassCache: row.bypassCache },
    task: {
      ...{ runId, nodeRunId, nodeId, attempt, runClass, version, pool, params, pinned },
      step: shard ? shardStep(step) : step,
      inputs: context.inputsFor(node),
      executionMs: timeouts.executionMs,
      notAfter: deadlineAt,
      ...(shard && { shard }),
      ...(traceparent && { traceparent }),
    },
  };
}
