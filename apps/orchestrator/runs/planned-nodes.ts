import type { PlannedNode, RunPlan } from '#workflow-core';

const known = new WeakMap<RunPlan, ReadonlyMap<string, PlannedNode>>();

/** A plan's nodes by id. Plans never change, so each is indexed once: a large one must not be walked for every batch. */
export function plannedNodes(plan: RunPlan): ReadonlyMap<string, PlannedNode> {
  const index = known.get(plan) ?? new Map(plan.nodes.map((node) => [node.nodeId, node]));
  known.set(plan, index);
  return index;
}
