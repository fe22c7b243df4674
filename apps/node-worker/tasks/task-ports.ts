import type { NodeResult, NodeTask } from '#contracts';
import type { ExecutorEntry } from '#nodes/executors';
import type { StepContext, StepLog } from '#steps';
import type { Requires } from '#workflow-core';

/** A task with what JetStream says of its delivery: 1 for the first one of its attempt. */
export interface TaskDelivery {
  task: NodeTask;
  deliveryCount: number;
}

/** The context of one task; `logs` fills while it runs and `dispose` removes its scratch folder, if it was used. */
export interface TaskSession {
  ctx: StepContext;
  logs: StepLog[];
  dispose(): Promise<void>;
}

/** Why a running task is stopped: its deadline, a cancelled run, or the worker's shutdown. */
export type StopReason = 'execution_deadline' | 'aborted' | 'draining';

/** How a task ended on this worker. */
export type TaskEnd = 'expired' | 'succeeded' | 'failed' | 'interrupted';

/** The ports of `runTask`. `publish` resolves when the result is stored, and throws where it is not. */
export interface TaskPorts {
  worker: string;
  executors: Readonly<Record<string, ExecutorEntry>>;
  requires(step: string, version: number): Requires | undefined;
  isCacheable(step: string, version: number): boolean;
  open(task: NodeTask, signal: AbortSignal): TaskSession;
  publish(result: NodeResult): Promise<void>;
  now(): number;
  /** Calls `work` after `ms`; returns the function that cancels it. */
  later(ms: number, work: () => void): () => void;
  /** Resolves after `ms`, or when the signal aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  warn(message: string, error: unknown): void;
}
