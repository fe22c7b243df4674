import type { NodeRunReply, RunReply } from '#contracts';
import { WorkflowContext } from '#workflow-core';
import type { PlannedNode } from '#workflow-core';
import { failureOf } from '../evidence/run-finished.js';
import { withShards } from './spread-nodes.js';
import type { StoredNodeRun, StoredRun } from './stored-run.js';

type PlannedNodes = ReadonlyMap<string, PlannedNode>;

export function runReply(run: StoredRun, nodes: NodeRunReply[], planned: PlannedNodes): RunReply {
  const { workflowKey, workflowVersion, semanticHash, spread: _, failure, traceparent, ...rest } = run;
  return {
    ...rest,
    workflow: { key: workflowKey, version: workflowVersion, semanticHash },
    failure: failure && failureOf(failure, planned.get(failure.nodeId ?? '')?.shard),
    traceId: traceparent?.split('-')[1] ?? null,
    nodes,
  };
}

/** Without what makes a list of runs heavy: inputs, outputs, logs. */
export const nodeSummaries = (nodes: readonly StoredNodeRun[], planned: PlannedNodes): NodeRunReply[] =>
  withShards(nodes, planned).map(({ runId: _, ...node }) => ({ ...node, inputs: null, outputs: null, logs: [] }));

/** Nodes with all they were given and handed over. */
export function nodeReplies(nodes: readonly StoredNodeRun[], planned: PlannedNodes): NodeRunReply[] {
  const context = contextOf(nodes, planned);
  return withShards(nodes, planned).map(({ runId: _, ...node }) => {
    const known = planned.get(node.nodeId);
    const isFed = known?.inputs.every(({ producers }) => producers.every(({ nodeId }) => context.has(nodeId))) ?? false;
    const inputs = known && isFed ? context.inputsFor(known) : null;
    return { ...node, inputs, logs: node.logs ?? [] };
  });
}

/** What each succeeded node put in; shards put in nothing of their own. */
export function contextOf(nodes: readonly StoredNodeRun[], planned: PlannedNodes): WorkflowContext {
  const context = new WorkflowContext();
  for (const { nodeId, status, outputs } of nodes)
    if (status === 'succeeded' && !planned.get(nodeId)?.shard) context.put(nodeId, outputs ?? {});
  return context;
}
