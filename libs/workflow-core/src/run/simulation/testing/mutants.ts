import { advanceRun } from '../../advance-run.js';
import type { Advance, NodeRunState, RunCommand, RunEvent, RunState } from '../../run-state.js';
import type { Reducer } from './simulated-orchestrator.js';

const without = ({ state, commands }: Advance, isForgotten: (command: RunCommand) => boolean): Advance => {
  return { state, commands: commands.filter((command) => !isForgotten(command)) };
};

const nodeOf = (state: RunState, event: RunEvent): NodeRunState | undefined =>
  'nodeId' in event ? state.nodes[event.nodeId] : undefined;

const withNode = (state: RunState, node: NodeRunState): RunState => ({
  ...state,
  nodes: { ...state.nodes, [node.nodeId]: node },
});

const isJoin = (state: RunState, nodeId: string): boolean =>
  (state.plan.nodes.find((node) => node.nodeId === nodeId)?.parents.length ?? 0) > 1;

/** Reducers with one planted mistake each, by what they do wrong. */
export const MUTANTS: Record<string, Reducer> = {
  'accepts the result of a former attempt': (state, event) => {
    const node = event.type === 'node_succeeded' && nodeOf(state, event);
    const isFormer = node && event.attempt > 0 && event.attempt < node.attempt;
    return advanceRun(state, isFormer ? { ...event, attempt: node.attempt } : event);
  },
  'takes a failure after the success': (state, event) => {
    const node = event.type === 'node_failed' && nodeOf(state, event);
    const isOver = node && node.status === 'succeeded' && state.status === 'running';
    return advanceRun(isOver ? withNode(state, { ...node, status: 'running' }) : state, event);
  },
  'does not dispatch a child with several parents': (state, event) =>
    without(advanceRun(state, event), (it) => it.type === 'dispatch_node' && isJoin(state, it.nodeId)),
  'dispatches a child that joins after its first parent': (state, event) => {
    const advance = advanceRun(state, event);
    const node = event.type === 'node_succeeded' && advance.state !== state ? nodeOf(state, event) : undefined;
    const child = state.plan.nodes.find((it) => node && it.parents.length > 1 && it.parents[0] === node.nodeId);
    if (!child || advance.state.nodes[child.nodeId]?.status !== 'pending' || advance.state.status !== 'running')
      return advance;
    const started: NodeRunState = { nodeId: child.nodeId, status: 'ready', attempt: 1, failures: 0 };
    const commands = [...advance.commands, { type: 'dispatch_node', nodeId: child.nodeId, attempt: 1 } as const];
    return { state: withNode(advance.state, started), commands };
  },
  'retries forever': (state, event) => {
    const node = event.type === 'node_failed' && event.failure.retryable && nodeOf(state, event);
    const isTaken = node && node.failures > 0 && advanceRun(state, event).state !== state;
    return advanceRun(isTaken ? withNode(state, { ...node, failures: 0 }) : state, event);
  },
  'drops the timer of a retry': (state, event) =>
    without(advanceRun(state, event), (command) => command.type === 'schedule_retry'),
  'dispatches in a run that was cancelled': (state, event) => {
    const node = state.status === 'cancelled' && event.type === 'node_interrupted' && nodeOf(state, event);
    if (!node) return advanceRun(state, event);
    return { state, commands: [{ type: 'dispatch_node', nodeId: node.nodeId, attempt: node.attempt + 1 }] };
  },
  'does not abort running nodes of a failed run': (state, event) =>
    without(advanceRun(state, event), ({ type }) => type === 'abort_node' && event.type === 'node_failed'),
  'handles a repeated end': (state, event) => {
    const advance = advanceRun(state, event);
    const isOver = state.status === 'succeeded' && event.type === 'node_succeeded';
    return isOver ? { state, commands: [{ type: 'finish_run', status: 'succeeded' }] } : advance;
  },
  'dispatches what becomes ready while the run is paused': (state, event) => {
    const { paused, ...unpaused } = state;
    const advance = paused && event.type === 'node_succeeded' ? advanceRun(unpaused, event) : undefined;
    if (!advance || advance.state === unpaused || advance.state.status !== 'running') return advanceRun(state, event);
    return { ...advance, state: { ...advance.state, paused: true } };
  },
  'does not dispatch ready nodes when a paused run is resumed': (state, event) =>
    without(advanceRun(state, event), ({ type }) => type === 'dispatch_node' && event.type === 'resume_requested'),
  'does not withdraw queued nodes at a pause': (state, event) =>
    event.type === 'pause_requested' && !state.paused && state.status === 'running'
      ? { state: { ...state, paused: true }, commands: [] }
      : advanceRun(state, event),
};
