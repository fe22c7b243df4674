import type { NodeEstimate, StepDuration, TimeEstimate } from '#contracts';
import { heaviestPath } from '#workflow-core';
import type { RunPlan } from '#workflow-core';

type Seconds = 'medianSeconds' | 'p90Seconds';

/** How long the nodes of a plan may take, and the plan as a whole, by how long attempts at their steps took. */
export function timeEstimate({ nodes }: RunPlan, durations: readonly StepDuration[]): TimeEstimate {
  const known = new Map(durations.map((one) => [`${one.step}@${one.version}`, one]));
  const estimates = nodes.map(({ nodeId, step, version }): NodeEstimate => {
    const { n = 0, medianSeconds = null, p90Seconds = null } = known.get(`${step}@${version}`) ?? {};
    const times = n > 0 ? { medianSeconds, p90Seconds } : { medianSeconds: null, p90Seconds: null };
    return { node: nodeId, step, version, n, ...times };
  });
  if (estimates.every(({ n }) => n === 0))
    return { nodes: estimates, total: { medianSeconds: null, p90Seconds: null, path: [] } };
  const median = criticalPath(nodes, estimates, 'medianSeconds');
  const p90 = criticalPath(nodes, estimates, 'p90Seconds');
  return { nodes: estimates, total: { medianSeconds: median.weight, p90Seconds: p90.weight, path: median.path } };
}

function criticalPath(nodes: RunPlan['nodes'], estimates: readonly NodeEstimate[], by: Seconds) {
  const parents = new Map(nodes.map((node) => [node.nodeId, node.parents]));
  const seconds = new Map(estimates.map((estimate) => [estimate.node, estimate[by] ?? 0]));
  return heaviestPath({
    order: nodes.map(({ nodeId }) => nodeId),
    parentsOf: (nodeId) => parents.get(nodeId) ?? [],
    weightOf: (nodeId) => seconds.get(nodeId) ?? 0,
  });
}
