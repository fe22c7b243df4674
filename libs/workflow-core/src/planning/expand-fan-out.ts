import { ownValue } from '../model/plain-object.js';
import type { Shard, Sharding } from './fan-out.js';
import type { PlannedNode, PlannedShard, RunPlan } from './run-plan.js';

/**
 * The plan with each sharded node behind its shards: `render` waits for `render#1` … `render#n`, which have its inputs
 * and params. The node keeps its id, inputs and params, so whatever is bound to it still is, and running it unsharded
 * is always possible.
 */
export function expandFanOut(plan: RunPlan, sharding: Sharding | null): RunPlan {
  if (!sharding) return plan;
  return { ...plan, nodes: plan.nodes.flatMap((node) => expanded(node, ownValue(sharding, node.nodeId))) };
}

/** No node id of a workflow holds the separator, so these names are free. */
function expanded(node: PlannedNode, shards: readonly Shard[] | undefined): PlannedNode[] {
  if (!shards) return [node];
  const parts = shardNodes(node.nodeId, shards).map((part): PlannedNode => ({ ...node, ...part }));
  return [...parts, { ...node, parents: parts.map(({ nodeId }) => nodeId), join: shards }];
}

/** What differs between the shards of a node: their ids, and which part each is. */
export function shardNodes(node: string, shards: readonly Shard[]): { nodeId: string; shard: PlannedShard }[] {
  return shards.map((shard, at) => ({
    nodeId: `${node}#${at + 1}`,
    shard: { ...shard, node, index: at + 1, total: shards.length },
  }));
}
