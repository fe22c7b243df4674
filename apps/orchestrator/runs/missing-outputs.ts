import type { RunPlan } from '#workflow-core';

const known = new WeakMap<RunPlan, ReadonlyMap<string, ReadonlySet<string>>>();

/** The outputs of a node that later nodes are bound to and that it did not hand over. */
export function missingOutputs(plan: RunPlan, nodeId: string, outputs: Record<string, unknown>): string[] {
  const needed = known.get(plan) ?? neededOutputs(plan);
  known.set(plan, needed);
  return [...(needed.get(nodeId) ?? [])].filter((output) => outputs[output] === undefined);
}

function neededOutputs(plan: RunPlan): Map<string, Set<string>> {
  const needed = new Map<string, Set<string>>();
  const producers = plan.nodes.flatMap((node) => node.inputs).flatMap((input) => input.producers);
  for (const { nodeId, output } of producers) needed.set(nodeId, (needed.get(nodeId) ?? new Set()).add(output));
  return needed;
}
