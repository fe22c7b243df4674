import { unpaused } from './end-run.js';
import { RunNodes } from './run-nodes.js';
import type { Advance, NodeRunState, RunCommand, RunState } from './run-state.js';

/**
 * Withdraws queued nodes that have not started; nodes that become ready are not dispatched until the resume. A paused
 * run stays as it is.
 */
export function pauseRun(state: RunState): Advance {
  if (state.paused) return { state, commands: [] };
  const queued = RunNodes.of(state)
    .all()
    .filter(({ status }) => status === 'dispatched');
  return recallNodes({ ...state, paused: true }, queued);
}

/** Dispatches all that is ready. A run that is not paused stays as it is. */
export function resumeRun(state: RunState): Advance {
  if (!state.paused) return { state, commands: [] };
  const resumed = unpaused(state);
  const ready = RunNodes.of(state)
    .all()
    .filter(({ status }) => status === 'ready');
  return { state: resumed, commands: dispatches(resumed, ready) };
}

/** Makes queued nodes ready again in the same attempt; a result of it still counts. */
export function recallNodes(state: RunState, queued: readonly NodeRunState[]): Advance {
  const ready = queued.map((node): NodeRunState => ({ ...node, status: 'ready' }));
  const commands = queued.map(({ nodeId, attempt }): RunCommand => ({ type: 'recall_node', nodeId, attempt }));
  return { state: { ...state, nodes: RunNodes.of(state).with(ready).record }, commands };
}

/** The commands for nodes that are ready: none in a paused run. */
export function dispatches(state: RunState, ready: readonly NodeRunState[]): RunCommand[] {
  if (state.paused) return [];
  return ready.map(({ nodeId, attempt }) => ({ type: 'dispatch_node', nodeId, attempt }));
}
