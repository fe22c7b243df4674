import type { Failure, NodeCacheReply, NodeRunReply, RunReply } from '#contracts';
import { WorkflowContext } from '#workflow-core';
import type { PlannedNode, RunFailure, RunPlan } from '#workflow-core';
import { isCacheable } from '../cache/cache-key.js';
import { failureOf } from '../evidence/run-finished.js';

/** A run's row as it is read for people; times are ISO 8601. */
export type StoredRun = Omit<RunReply, 'nodes' | 'failure' | 'workflow' | 'traceId'> & {
  workflowKey: string;
  workflowVersion: number;
  semanticHash: string;
  failure: RunFailure | null;
  traceparent: string | null;
};

/** A node run's row with its newest attempt. */
export type StoredNodeRun = Omit<NodeRunReply, 'inputs' | 'failure' | 'logs'> & {
  runId: string;
  failure: RunFailure | null;
  logs: NodeRunReply['logs'] | null;
};

export function runReply(run: StoredRun, nodes: NodeRunReply[]): RunReply {
  const { workflowKey, workflowVersion, semanticHash, failure, traceparent, ...rest } = run;
  return {
    ...rest,
    workflow: { key: workflowKey, version: workflowVersion, semanticHash },
    failure: reply(failure),
    traceId: traceparent?.split('-')[1] ?? null,
    nodes,
  };
}

/** Without what makes a list of runs heavy: inputs, outputs, logs. */
export const nodeSummary = ({ runId: _, ...node }: StoredNodeRun): NodeRunReply => ({
  ...node,
  failure: reply(node.failure),
  inputs: null,
  outputs: null,
  cache: null,
  logs: [],
});

/** Nodes with all they were given and handed over. */
export function nodeReplies(nodes: readonly StoredNodeRun[], plan: RunPlan | null): NodeRunReply[] {
  const context = contextOf(nodes);
  const planned = new Map(plan?.nodes.map((node) => [node.nodeId, node]));
  return nodes.map(({ runId: _, ...node }) => {
    const known = planned.get(node.nodeId);
    const isFed = known?.parents.every((parent) => context.has(parent)) ?? false;
    const inputs = known && isFed ? context.inputsFor(known) : null;
    return { ...node, inputs, cache: cacheOf(node, known), failure: reply(node.failure), logs: node.logs ?? [] };
  });
}

/** What each succeeded node put in. */
export function contextOf(nodes: readonly StoredNodeRun[]): WorkflowContext {
  const context = new WorkflowContext();
  for (const { nodeId, status, outputs } of nodes) if (status === 'succeeded') context.put(nodeId, outputs ?? {});
  return context;
}

/** Nodes that are never asked for say why not without a row of their own. */
function cacheOf(
  { attempt, cache }: Pick<StoredNodeRun, 'attempt' | 'cache'>,
  node: PlannedNode | undefined,
): NodeCacheReply | null {
  if (cache || !node || attempt === 0 || isCacheable(node)) return cache;
  return { state: 'miss', reason: node.effect === 'none' ? 'not_cacheable' : 'effect' };
}

const reply = (failure: RunFailure | null): Failure | null => failure && failureOf(failure);
