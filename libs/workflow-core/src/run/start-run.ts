import type { RunPlan } from '../planning/run-plan.js';
import type { RunState } from './run-state.js';

/** The state of a run before its first event: nothing is ready yet; `run_started` makes the nodes without parents ready. */
export function startRun(plan: RunPlan): RunState {
  const nodes = plan.nodes.map(
    ({ nodeId }) => [nodeId, { nodeId, status: 'pending', attempt: 0, failures: 0 }] as const,
  );
  return { plan, status: 'running', nodes: Object.fromEntries(nodes) };
}
