import { expandFanOut } from '../../../planning/expand-fan-out.js';
import type { Shard } from '../../../planning/fan-out.js';
import type { PlannedNode, RunPlan } from '../../../planning/run-plan.js';
import type { Dice } from './dice.js';

export const QUEUE_MS = 60_000;
export const EXECUTION_MS = 30_000;

/** A plan of 1 to 10 nodes in random dependence: chains, fans, joins and diamonds all come up, and nodes that are spread. */
export function randomPlan(dice: Dice): RunPlan {
  const size = 1 + dice.below(10);
  const density = dice.pick([0.15, 0.35, 0.7]);
  const nodes = Array.from({ length: size }, (_, at): PlannedNode => {
    const earlier = Array.from({ length: at }, (__, parent) => `n${parent}`);
    const parents = earlier.filter(() => dice.chance(density));
    return plannedNode(`n${at}`, parents, 1 + dice.below(3));
  });
  const spread = nodes.flatMap(({ nodeId }): [string, Shard[]][] =>
    dice.chance(0.15) ? [[nodeId, shards(2 + dice.below(3))]] : [],
  );
  return expandFanOut({ semanticHash: `wf1:${dice.seed}`, nodes }, Object.fromEntries(spread));
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
