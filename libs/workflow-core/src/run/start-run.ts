import type { RunPlan } from '../planning/run-plan.js';
import { RunNodes } from './run-nodes.js';
import type { RunState } from './run-state.js';

/**
 * The state of a run before its first event: nothing is ready yet; `run_started` makes the nodes without unfinished
 * parents ready. `reused` nodes count as succeeded, which takes all their parents to be among them.
 */
export function startRun(plan: RunPlan, reused: ReadonlySet<string> = new Set()): RunState {
  const succeeded = [...reused].map((nodeId) => [nodeId, { nodeId, status: 'succeeded', attempt: 1, failures: 0 }]);
  const nodes = Object.fromEntries(succeeded) as RunState['nodes'];
  return { plan, status: 'running', nodes: RunNodes.of({ plan, nodes }).record };
}
