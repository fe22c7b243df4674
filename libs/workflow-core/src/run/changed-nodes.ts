import { RunNodes } from './run-nodes.js';
import type { NodeRunState, RunState } from './run-state.js';

/** The nodes that an earlier state of the same run has in another state, in the plan's order. Costs what changed, not what there is. */
export function changedNodes(before: RunState, after: RunState): NodeRunState[] {
  if (before.nodes === after.nodes) return [];
  return RunNodes.of(after).changedSince(RunNodes.of(before));
}
