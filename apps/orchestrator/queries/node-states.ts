import type { NodeState } from '#contracts';
import type { Sharding } from '#workflow-core';
import { neverAsked } from './run-reply.js';
import type { PlannedEffect } from './run-reply.js';
import { plannedShards, withShards } from './spread-nodes.js';
import type { ShownNodeRun } from './spread-nodes.js';
import type { StoredNodeState } from './stored-run.js';

/** A node of a plan whose results are never kept. */
export type UnkeptNode = PlannedEffect & { nodeId: string };

/** The light states of a run's nodes, shards counted into theirs; `unkept`: those whose results are never kept. */
export function nodeStates(
  stored: readonly StoredNodeState[],
  spread: Sharding | null,
  unkept: readonly UnkeptNode[],
): NodeState[] {
  const planned = plannedShards(spread);
  const nodeOf = ({ nodeId }: StoredNodeState): string => planned.get(nodeId)?.shard?.node ?? nodeId;
  const [ready, dispatched] = [new Map<string, string>(), new Map<string, string>()];
  for (const node of stored) {
    keepEarliest(ready, nodeOf(node), node.readyAt);
    keepEarliest(dispatched, nodeOf(node), node.dispatchedAt);
  }
  const neverKept = new Map(unkept.map((node) => [node.nodeId, node]));
  return withShards(stored, planned).map((node) => ({
    ...lightState(node, neverKept.get(node.nodeId)),
    readyAt: ready.get(node.nodeId) ?? null,
    dispatchedAt: dispatched.get(node.nodeId) ?? null,
  }));
}

/** Times of one format are ordered as texts. */
function keepEarliest(times: Map<string, string>, nodeId: string, time: string | null): void {
  const known = times.get(nodeId);
  if (time !== null && (known === undefined || time < known)) times.set(nodeId, time);
}

function lightState(
  node: ShownNodeRun,
  unkept: PlannedEffect | undefined,
): Omit<NodeState, 'readyAt' | 'dispatchedAt'> {
  const { nodeId, status, attempt, startedAt, finishedAt, failure, shards } = node;
  const cache = node.cache ?? (attempt > 0 ? neverAsked(unkept) : null);
  const done = shards.filter((shard) => shard.status === 'succeeded').length;
  return {
    ...{ nodeId, status, attempt, startedAt, finishedAt },
    cache: cache?.state ?? null,
    cacheMiss: cache?.state === 'miss' ? cache.reason : null,
    failureCode: failure?.code ?? null,
    shards: shards.length > 0 ? { done, total: shards.length } : null,
  };
}
