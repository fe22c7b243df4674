import { RunNodes } from './run-nodes.js';
import type { Advance, NodeRunState, RunCommand, RunFailure, RunState } from './run-state.js';

/**
 * Ends a run that cannot succeed any more: started nodes are cancelled, those that never started skipped, finished ones kept;
 * aborts whatever may be under way. The last command is `finish_run`.
 */
export function endRun(state: RunState, status: 'failed' | 'cancelled', failure: RunFailure): Advance {
  const nodes = RunNodes.of(state);
  const all = nodes.all();
  const aborts = all.filter(mayBeUnderWay).map(({ nodeId, attempt }): RunCommand => {
    return { type: 'abort_node', nodeId, attempt };
  });
  const { record } = nodes.with(all.filter((node) => ended(node) !== node).map(ended));
  return {
    state: { ...unpaused(state), status, failure, nodes: record },
    commands: [...aborts, { type: 'finish_run', status, failure }],
  };
}

/** The state without its pause; a run that ended is not paused. */
export function unpaused({ paused: _over, ...state }: RunState): RunState {
  return state;
}

/** A `ready` node counts: its task may already be on its way. */
function mayBeUnderWay(node: NodeRunState): boolean {
  return node.status === 'ready' || node.status === 'dispatched' || node.status === 'running';
}

function ended(node: NodeRunState): NodeRunState {
  switch (node.status) {
    case 'pending':
      return { ...node, status: 'skipped' };
    case 'ready':
      return { ...node, status: node.attempt > 1 ? 'cancelled' : 'skipped' };
    case 'dispatched':
    case 'running':
    case 'retry_wait':
      return { ...node, status: 'cancelled' };
    default:
      return node;
  }
}
