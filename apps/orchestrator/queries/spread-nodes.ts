import type { Failure, NodeRunReply, ShardReply } from '#contracts';
import type { NodeStatus, PlannedShard, RunFailure, Sharding } from '#workflow-core';
import { shardNodes } from '#workflow-core';
import { failureOf } from '../evidence/run-finished.js';
import type { StoredNodeRun } from './stored-run.js';

type PlannedNodes = ReadonlyMap<string, { shard?: PlannedShard }>;

/** A node run as people see it: one that was spread has its shards in it. */
export type ShownNodeRun = Omit<StoredNodeRun, 'failure' | 'worker'> & Pick<NodeRunReply, 'failure' | 'shards'>;

/** What a spread node does while its shards work: the first of these that any of them does. */
const WHILE_SHARDS_WORK: readonly NodeStatus[] = [
  'failed',
  'running',
  'retry_wait',
  'dispatched',
  'cancelled',
  'ready',
];

/** The shards of a run that was spread so, by the ids of their rows. */
export function plannedShards(spread: Sharding | null): PlannedNodes {
  const nodes = Object.entries(spread ?? {}).flatMap(([nodeId, shards]) => shardNodes(nodeId, shards));
  return new Map(nodes.map((node) => [node.nodeId, node]));
}

/** The nodes of one run with shards inside the node that they are parts of. */
export function withShards(nodes: readonly StoredNodeRun[], planned: PlannedNodes): ShownNodeRun[] {
  const shardsOf = new Map<string, StoredNodeRun[]>();
  for (const node of nodes) {
    const of = planned.get(node.nodeId)?.shard?.node;
    if (of !== undefined) shardsOf.set(of, [...(shardsOf.get(of) ?? []), node]);
  }
  return nodes.flatMap((node) => {
    if (planned.get(node.nodeId)?.shard) return [];
    const shown = { ...without(node), failure: reply(node.failure), shards: [] };
    const shards = shardsOf.get(node.nodeId);
    return [shards ? spread(shown, shards, planned) : shown];
  });
}

const without = ({ worker: _, failure: __, ...node }: StoredNodeRun) => node;

function spread(node: ShownNodeRun, runs: readonly StoredNodeRun[], planned: PlannedNodes): ShownNodeRun {
  const shards = runs.map((run) => shardReply(run, planned));
  // Its own row only begins when all shards are done.
  const status = node.attempt === 0 ? statusOf(shards, node.status) : node.status;
  const began = runs.flatMap(({ startedAt }) => startedAt ?? []).sort();
  const ended = runs.flatMap(({ finishedAt }) => finishedAt ?? []).sort();
  return {
    ...node,
    status,
    attempt: node.attempt || Math.max(...shards.map(({ attempt }) => attempt)),
    failure: node.failure ?? failureOfShards(runs, planned),
    startedAt: began[0] ?? node.startedAt,
    finishedAt: node.attempt === 0 && status === 'failed' ? (ended.at(-1) ?? null) : node.finishedAt,
    shards,
  };
}

const statusOf = (shards: readonly ShardReply[], own: NodeStatus): NodeStatus =>
  WHILE_SHARDS_WORK.find((status) => shards.some((shard) => shard.status === status)) ?? own;

function shardReply(run: StoredNodeRun, planned: PlannedNodes): ShardReply {
  const { status, attempt, worker, startedAt, finishedAt, failure, nodeId } = run;
  const shard = planned.get(nodeId)?.shard;
  return {
    index: shard?.index ?? 0,
    label: shard?.label ?? '',
    ...{ status, attempt, worker, startedAt, finishedAt, failure: reply(failure) },
  };
}

function failureOfShards(runs: readonly StoredNodeRun[], planned: PlannedNodes): Failure | null {
  const failed = runs.find(({ status }) => status === 'failed') ?? runs.find(({ failure }) => failure);
  return failed?.failure ? failureOf(failed.failure, planned.get(failed.nodeId)?.shard) : null;
}

const reply = (failure: RunFailure | null): Failure | null => failure && failureOf(failure);
