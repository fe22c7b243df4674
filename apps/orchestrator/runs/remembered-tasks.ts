import { WorkflowContext } from '#workflow-core';
import type { PlannedNode } from '#workflow-core';
import type { AcceptedAttempt } from '../evidence/accepted-attempts.repository.js';
import type { RunDecision } from './decide-run.js';
import { nodeTask } from './node-task.js';
import type { AddressedTask } from './node-task.js';
import { plannedNodes } from './planned-nodes.js';

/** The tasks of what a decision dispatched, from what is remembered of its run. */
export function rememberedTasks({ run, after, dispatched }: RunDecision): AddressedTask[] {
  const planned = plannedNodes(after.plan);
  const { runId, runClass, pinned, deadlineAt, workflowKey, bypassCache } = run.facts;
  return dispatched.flatMap(({ nodeId, attempt }) => {
    const node = planned.get(nodeId);
    const known = run.nodeRuns.get(nodeId);
    if (!node || !known) return [];
    const { nodeRunId, traceparent } = known;
    const facts = { runId, runClass, pinned, deadlineAt, workflowKey, bypassCache };
    const row = { ...facts, nodeRunId, nodeId, attempt, traceparent };
    return [nodeTask(row, node, contextFor(node, run.accepted ?? new Map()))];
  });
}

export const dispatchedNodeRunIds = ({ run, dispatched }: RunDecision): string[] =>
  dispatched.flatMap(({ nodeId }) => run.nodeRuns.get(nodeId)?.nodeRunId ?? []);

/** Only what the node is bound to: a large run must not be copied for each of its tasks. */
function contextFor(node: PlannedNode, accepted: ReadonlyMap<string, AcceptedAttempt>): WorkflowContext {
  const context = new WorkflowContext();
  const producers = new Set(node.inputs.flatMap((input) => input.producers.map(({ nodeId }) => nodeId)));
  for (const nodeId of producers) {
    const attempt = accepted.get(nodeId);
    if (attempt) context.put(nodeId, attempt.outputs);
  }
  return context;
}
