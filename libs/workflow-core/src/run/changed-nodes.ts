import { RunNodes } from './run-nodes.js';
import type { NodeRunState, RunState } from './run-state.js';

/**
 * The nodes that an earlier state of the same run has in another state, in the plan's order. The cost depends on the
 * number of changes, not of nodes.
 */
export function changedNodes(before: RunState, after: RunState): NodeRunState[] {
  if (before.nodes === after.nodes) return [];
  return RunNodes.of(after).changedSince(RunNodes.of(before));
}
