import type { FanOuts, Shard, ShardsAtOnce, Spread } from './fan-out.js';
import type { RunPlan } from './run-plan.js';

/** How a new run of a plan is spread by these rules over the workers at hand; null where nothing in it is. */
export function spreadOf(plan: RunPlan, fanOuts: FanOuts, atOnce: ShardsAtOnce): Spread | null {
  const spread = plan.nodes.flatMap(({ nodeId, step, version, params }): [string, readonly Shard[]][] => {
    const shards = fanOuts[`${step}@${version}`]?.shards(params, atOnce(step, version)) ?? [];
    return shards.length > 1 ? [[nodeId, shards]] : [];
  });
  return spread.length > 0 ? Object.fromEntries(spread) : null;
}
