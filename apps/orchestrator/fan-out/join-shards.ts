import { MAX_RESULT_BYTES } from '#contracts';
import type { EvidenceEnvironment, EvidenceLog, NodeResult } from '#contracts';
import { canonicalJson } from '#workflow-core';
import type { FanOuts } from '#workflow-core';
import type { AddressedTask } from '../runs/node-task.js';

/** What a shard handed over in the attempt that counted. */
export interface ShardResult {
  outputs: Record<string, unknown>;
  logs: EvidenceLog[];
  environment: EvidenceEnvironment | null;
  startedAt: number;
}

/** The node's result, or why its shards make none: then a worker must do the whole. */
export type Joined = { result: NodeResult } | { unjoinable: string };

/**
 * What the node would have handed over had one worker done it. Pictures of different builds are never mixed, and what no
 * message could carry is left to a worker, who says so.
 */
export function joinShards({ task, node }: AddressedTask, results: readonly ShardResult[], fanOuts: FanOuts): Joined {
  const shards = node.join ?? [];
  const fanOut = fanOuts[`${node.step}@${node.version}`];
  if (!fanOut) return { unjoinable: 'this build does not know how the step is joined' };
  if (results.length !== shards.length) return { unjoinable: 'a shard has no result' };
  const environments = new Set(results.map(({ environment }) => canonicalJson(environment)));
  if (environments.size > 1) return { unjoinable: 'its shards were made in different environments' };
  const outputs = fanOut.join(shards.flatMap((shard, at) => parted(shard, results[at])));
  if (!outputs) return { unjoinable: 'a shard is not the part that was asked for' };
  const result = whole(task, results, outputs);
  const isSendable = Buffer.byteLength(JSON.stringify(result)) <= MAX_RESULT_BYTES;
  return isSendable ? { result } : { unjoinable: 'its pictures together are too much for one result' };
}

const parted = <S>(shard: S, result: ShardResult | undefined) => (result ? [{ shard, outputs: result.outputs }] : []);

function whole(
  { runId, nodeRunId, nodeId, attempt }: AddressedTask['task'],
  results: readonly ShardResult[],
  outputs: Record<string, unknown>,
): NodeResult {
  const environment = results[0]?.environment;
  return {
    ...{ runId, nodeRunId, nodeId, attempt, outcome: 'succeeded', outputs },
    logs: results.flatMap(({ logs }) => logs),
    ...(environment && { environment }),
    worker: 'orchestrator',
    deliveryCount: 1,
    startedAt: Math.min(...results.map(({ startedAt }) => startedAt)),
    finishedAt: Date.now(),
  };
}
