import type { FanOuts, Shard, ShardsAtOnce, Sharding } from './fan-out.js';
import type { RunPlan } from './run-plan.js';

/** The sharding of a new run of a plan by these rules and the live workers; null where no node is sharded. */
export function shardingOf(plan: RunPlan, fanOuts: FanOuts, atOnce: ShardsAtOnce): Sharding | null {
  const sharded = plan.nodes.flatMap(({ nodeId, step, version, params }): [string, readonly Shard[]][] => {
    const shards = fanOuts[`${step}@${version}`]?.shards(params, atOnce(step, version)) ?? [];
    return shards.length > 1 ? [[nodeId, shards]] : [];
  });
  return sharded.length > 0 ? Object.fromEntries(sharded) : null;
}
