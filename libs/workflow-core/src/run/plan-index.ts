import type { RunPlan } from '../planning/run-plan.js';

/** A plan by position in `plan.nodes`: where each node id is, and the positions of the children that wait for each node. */
export interface PlanIndex {
  positionOf: ReadonlyMap<string, number>;
  children: readonly (readonly number[])[];
}

const known = new WeakMap<RunPlan, PlanIndex>();

/** The index of a plan; plans never change, so each is indexed once. */
export function planIndex(plan: RunPlan): PlanIndex {
  const index = known.get(plan) ?? buildIndex(plan);
  known.set(plan, index);
  return index;
}

function buildIndex(plan: RunPlan): PlanIndex {
  const positionOf = new Map(plan.nodes.map((node, at) => [node.nodeId, at]));
  const children = plan.nodes.map((): number[] => []);
  plan.nodes.forEach((node, at) => {
    for (const parent of node.parents) children[positionOf.get(parent) ?? -1]?.push(at);
  });
  return { positionOf, children };
}
