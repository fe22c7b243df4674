import { unpaused, endRun } from './end-run.js';
import { dispatches, pauseRun, recallNodes, resumeRun } from './pause-run.js';
import { retryDelay } from './retry-delay.js';
import { RunNodes } from './run-nodes.js';
import type { Advance, NodeRunState, NodeStatus, RunEvent, RunFailure, RunState } from './run-state.js';

type NodeEvent = Extract<RunEvent, { nodeId: string }>;

/** In which states of the current attempt an event has an effect; in all others it is late or repeated. */
const MEANT_IN: Record<NodeEvent['type'], NodeStatus[]> = {
  node_dispatched: ['ready'],
  node_recalled: ['dispatched'],
  node_running: ['ready', 'dispatched'],
  node_succeeded: ['ready', 'dispatched', 'running'],
  node_failed: ['ready', 'dispatched', 'running'],
  node_interrupted: ['ready', 'dispatched', 'running'],
  retry_due: ['retry_wait'],
  queue_deadline_passed: ['dispatched'],
  execution_deadline_passed: ['running'],
};

/**
 * Reduces an event of a run to the next state and the commands that the caller must execute after saving it. Pure and
 * idempotent: an event that is repeated, late, of another attempt or of an unknown node gives the same state object and
 * no commands.
 */
export function advanceRun(state: RunState, event: RunEvent): Advance {
  if (state.status !== 'running') return unchanged(state);
  switch (event.type) {
    case 'run_started':
      return startReady(state);
    case 'cancel_requested':
      return endRun(state, 'cancelled', { code: 'run_cancelled', message: event.reason, retryable: false });
    case 'pause_requested':
      return pauseRun(state);
    case 'resume_requested':
      return resumeRun(state);
    case 'run_deadline_passed':
      return endRun(state, 'failed', {
        code: 'run_deadline_passed',
        message: 'The run did not finish before its deadline; run it again or allow it more time.',
        retryable: true,
      });
    default:
      return advanceNode(state, event);
  }
}

function advanceNode(state: RunState, event: NodeEvent): Advance {
  const node = RunNodes.of(state).get(event.nodeId);
  if (!node || node.attempt !== event.attempt || !MEANT_IN[event.type].includes(node.status)) return unchanged(state);
  if (event.type === 'node_dispatched' && state.paused) return unchanged(state);
  return decideNode(state, node, event);
}

function decideNode(state: RunState, node: NodeRunState, event: NodeEvent): Advance {
  switch (event.type) {
    case 'node_dispatched':
      return { state: withNode(state, { ...node, status: 'dispatched' }), commands: [] };
    case 'node_recalled':
      return recallNodes(state, [node]);
    case 'node_running':
      return { state: withNode(state, { ...node, status: 'running' }), commands: [] };
    case 'node_succeeded':
      return succeed(state, node);
    case 'node_failed':
      return fail(state, node, event.failure, event.now);
    case 'node_interrupted':
      return dispatch(state, { ...node, attempt: node.attempt + 1 });
    case 'retry_due':
      return dispatch(state, node);
    case 'queue_deadline_passed':
      return abortFirst(node, fail(state, node, queueDeadline(node), event.now));
    case 'execution_deadline_passed':
      return abortFirst(node, fail(state, node, executionDeadline(node), event.now));
  }
}

function startReady(state: RunState): Advance {
  const nodes = RunNodes.of(state);
  return makeReady(state, nodes, nodes.withoutOpenParents());
}

function succeed(state: RunState, node: NodeRunState): Advance {
  const { failure: _overcome, ...rest } = node;
  const { nodes, released } = RunNodes.of(state).succeed({ ...rest, status: 'succeeded' });
  return makeReady({ ...state, nodes: nodes.record }, nodes, released);
}

/** Makes the pending ones of these unblocked nodes ready, and finishes a run whose nodes have all succeeded. */
function makeReady(state: RunState, nodes: RunNodes, released: string[]): Advance {
  const ready = released.filter((nodeId) => nodes.get(nodeId)?.status === 'pending');
  if (ready.length > 0) {
    const started = ready.map((nodeId): NodeRunState => ({ nodeId, status: 'ready', attempt: 1, failures: 0 }));
    return { state: { ...state, nodes: nodes.with(started).record }, commands: dispatches(state, started) };
  }
  if (!nodes.hasAllSucceeded) return { state, commands: [] };
  return {
    state: { ...unpaused(state), status: 'succeeded' },
    commands: [{ type: 'finish_run', status: 'succeeded' }],
  };
}

function fail(state: RunState, node: NodeRunState, failure: RunFailure, now: number): Advance {
  const retry = RunNodes.of(state).planned(node.nodeId)?.retry ?? { attempts: 1, backoffMs: 0 };
  const failures = node.failures + 1;
  const failed = { ...node, failures, failure: { ...failure, nodeId: node.nodeId } };
  if (!failure.retryable || failures >= retry.attempts) {
    return endRun(withNode(state, { ...failed, status: 'failed' }), 'failed', failed.failure);
  }
  const attempt = node.attempt + 1;
  const dueAt = now + retryDelay(retry, failures, node.nodeId, attempt);
  return {
    state: withNode(state, { ...failed, status: 'retry_wait', attempt }),
    commands: [{ type: 'schedule_retry', nodeId: node.nodeId, attempt, dueAt }],
  };
}

function dispatch(state: RunState, node: NodeRunState): Advance {
  return { state: withNode(state, { ...node, status: 'ready' }), commands: dispatches(state, [node]) };
}

function abortFirst({ nodeId, attempt }: NodeRunState, advance: Advance): Advance {
  return { state: advance.state, commands: [{ type: 'abort_node', nodeId, attempt }, ...advance.commands] };
}

function queueDeadline({ nodeId }: NodeRunState): RunFailure {
  const message = `No worker took node "${nodeId}" before its queue deadline; start workers of its pool and run it again.`;
  // Another wait would only double the delay: legacy delivers sooner.
  return { code: 'queue_deadline_passed', message, retryable: false };
}

function executionDeadline({ nodeId, attempt }: NodeRunState): RunFailure {
  const message = `Attempt ${attempt} of node "${nodeId}" ran longer than its execution deadline and was aborted.`;
  return { code: 'execution_deadline_passed', message, retryable: true };
}

function withNode(state: RunState, node: NodeRunState): RunState {
  return { ...state, nodes: RunNodes.of(state).with([node]).record };
}

function unchanged(state: RunState): Advance {
  return { state, commands: [] };
}
