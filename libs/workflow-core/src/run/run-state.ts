import type { RunPlan } from '../planning/run-plan.js';

export type NodeStatus =
  'pending' | 'ready' | 'dispatched' | 'running' | 'retry_wait' | 'succeeded' | 'failed' | 'skipped' | 'cancelled';

export type RunStatus = 'running' | 'succeeded' | 'failed' | 'cancelled';

export interface RunFailure {
  code: string;
  message: string;
  retryable: boolean;
  nodeId?: string;
  details?: Record<string, unknown>;
}

/**
 * `attempt` is 0 until the node is first ready and is the fence: events of any other attempt change nothing. In `retry_wait`
 * it is already the attempt to come. `failures` counts attempts that failed, unlike `attempt` not those that were interrupted.
 */
export interface NodeRunState {
  nodeId: string;
  status: NodeStatus;
  attempt: number;
  failures: number;
  /** The last failure, also while the node waits for its retry. */
  failure?: RunFailure;
}

/** One run as the reducer sees it: the frozen plan and where each node is. Times are milliseconds since the epoch. */
export interface RunState {
  plan: RunPlan;
  status: RunStatus;
  nodes: Record<string, NodeRunState>;
  failure?: RunFailure;
  /** Nothing is dispatched until it is resumed; running nodes continue, and the run's deadline applies. */
  paused?: true;
}

/** What can happen to a run. `now` comes with the event: the reducer has no clock. */
export type RunEvent =
  | { type: 'run_started'; now: number }
  | { type: 'node_dispatched'; nodeId: string; attempt: number; now: number }
  | { type: 'node_running'; nodeId: string; attempt: number; now: number }
  | { type: 'node_succeeded'; nodeId: string; attempt: number; now: number }
  | { type: 'node_failed'; nodeId: string; attempt: number; now: number; failure: RunFailure }
  /** Work released (drain) or lease lost: dispatched anew, no retry is consumed. */
  | { type: 'node_interrupted'; nodeId: string; attempt: number; now: number; reason: string }
  /** Withdrawn from the queue: ready again in the same attempt, until it is dispatched. */
  | { type: 'node_recalled'; nodeId: string; attempt: number; now: number }
  | { type: 'retry_due'; nodeId: string; attempt: number; now: number }
  | { type: 'queue_deadline_passed' | 'execution_deadline_passed'; nodeId: string; attempt: number; now: number }
  | { type: 'run_deadline_passed'; now: number }
  | { type: 'pause_requested'; now: number; reason: string }
  | { type: 'resume_requested'; now: number }
  | { type: 'cancel_requested'; now: number; reason: string };

/**
 * What the caller must execute after it saved the new state. `attempt` of `schedule_retry` is the one to start at
 * `dueAt`; the caller passes it back in `retry_due`. `recall_node` withdraws a task from its queue; a worker that has
 * begun it continues. `finish_run` comes exactly once, as the last command of a run.
 */
export type RunCommand =
  | { type: 'dispatch_node'; nodeId: string; attempt: number }
  | { type: 'schedule_retry'; nodeId: string; attempt: number; dueAt: number }
  | { type: 'recall_node'; nodeId: string; attempt: number }
  | { type: 'abort_node'; nodeId: string; attempt: number }
  | { type: 'finish_run'; status: Exclude<RunStatus, 'running'>; failure?: RunFailure };

export interface Advance {
  state: RunState;
  commands: RunCommand[];
}
