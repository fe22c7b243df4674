import { expandFanOut } from '../../../planning/expand-fan-out.js';
import type { Shard } from '../../../planning/fan-out.js';
import type { PlannedNode, RunPlan } from '../../../planning/run-plan.js';
import type { SeededRandom } from './seeded-random.js';

export const QUEUE_MS = 60_000;
export const EXECUTION_MS = 30_000;

/** A plan of 1 to 10 nodes in random dependence: chains, fans, joins and diamonds all come up, and sharded nodes. */
export function randomPlan(random: SeededRandom): RunPlan {
  const size = 1 + random.below(10);
  const density = random.pick([0.15, 0.35, 0.7]);
  const nodes = Array.from({ length: size }, (_, at): PlannedNode => {
    const earlier = Array.from({ length: at }, (__, parent) => `n${parent}`);
    const parents = earlier.filter(() => random.chance(density));
    return plannedNode(`n${at}`, parents, 1 + random.below(3));
  });
  const sharded = nodes.flatMap(({ nodeId }): [string, Shard[]][] =>
    random.chance(0.15) ? [[nodeId, shards(2 + random.below(3))]] : [],
  );
  return expandFanOut({ semanticHash: `wf1:${random.seed}`, nodes }, Object.fromEntries(sharded));
}

const shards = (of: number): Shard[] =>
  Array.from({ length: of }, (_, first) => ({ first, count: 1, of, label: `angle ${first + 1}` }));

function plannedNode(nodeId: string, parents: string[], attempts: number): PlannedNode {
  return {
    nodeId,
    step: 'checkpoint',
    version: 1,
    pool: 'materials',
    requires: 'none',
    effect: 'none',
    params: {},
    inputs: [],
    parents,
    timeouts: { queueMs: QUEUE_MS, executionMs: EXECUTION_MS },
    retry: { attempts, backoffMs: 1_000 },
  };
}
