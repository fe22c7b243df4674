import type { PlannedNode, RunPlan } from '../planning/run-plan.js';

/** A plan by node id, with the children that wait for each node. */
export interface PlanIndex {
  nodes: ReadonlyMap<string, PlannedNode>;
  children: ReadonlyMap<string, PlannedNode[]>;
}

const known = new WeakMap<RunPlan, PlanIndex>();

/** The index of a plan; plans never change, so each is indexed once. */
export function planIndex(plan: RunPlan): PlanIndex {
  const index = known.get(plan) ?? buildIndex(plan);
  known.set(plan, index);
  return index;
}

function buildIndex(plan: RunPlan): PlanIndex {
  const children = new Map<string, PlannedNode[]>();
  for (const node of plan.nodes) {
    for (const parent of node.parents) {
      const siblings = children.get(parent) ?? [];
      siblings.push(node);
      children.set(parent, siblings);
    }
  }
  return { nodes: new Map(plan.nodes.map((node) => [node.nodeId, node])), children };
}
