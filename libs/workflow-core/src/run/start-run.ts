import type { RunPlan } from '../planning/run-plan.js';
import { RunNodes } from './run-nodes.js';
import type { RunState } from './run-state.js';

/** The state of a run before its first event: nothing is ready yet; `run_started` makes the nodes without parents ready. */
export function startRun(plan: RunPlan): RunState {
  return { plan, status: 'running', nodes: RunNodes.of({ plan, nodes: {} }).record };
}
