/** Class of a run: `live` for customers, or `shadow` for the comparison. */
export type RunClass = 'live' | 'shadow';

export interface TaskAddress {
  pool: string;
  requires: string;
  runClass: RunClass;
  step: string;
  nodeRunId: string;
}

/** One subject per node run: dispatching it twice is refused by the stream, purging it cancels the queued task. */
export const taskSubject = (prefix: string, to: TaskAddress): string =>
  `${prefix}.task.${to.pool}.${to.requires}.${to.runClass}.${to.step}.${to.nodeRunId}`;

/** All tasks that one consumer (pool, capability, class) pulls. */
export const taskFilter = (prefix: string, pool: string, requires: string, runClass: RunClass): string =>
  `${prefix}.task.${pool}.${requires}.${runClass}.>`;

/**
 * Core NATS, no stream: a task for this consumer was stored. A worker that misses it pulls the task half a second
 * later.
 */
export const taskHintSubject = (prefix: string, pool: string, requires: string, runClass: RunClass): string =>
  `${prefix}.hint.${pool}.${requires}.${runClass}`;

/** The subject of a pool's results. `partition`: of the orchestrator that dispatched the task. */
export const resultSubject = (prefix: string, pool: string, partition?: number): string =>
  partition === undefined ? `${prefix}.result.${pool}` : `${prefix}.result.${pool}.${partition}`;

/** All results. */
export const resultFilter = (prefix: string): string => `${prefix}.result.>`;

/** `event` is `<area>.<thing>.<fact>.v<N>`. */
export const eventSubject = (prefix: string, event: string): string => `${prefix}.event.${event}`;

/** Core NATS, no stream: workers announce their capabilities every two seconds. */
export const workerAnnouncementSubject = (prefix: string): string => `${prefix}.worker.announced`;

/** Core NATS, no stream: asks the worker that executes this node run to stop. */
export const abortSubject = (prefix: string, nodeRunId: string): string => `${prefix}.abort.${nodeRunId}`;

/** Core NATS, no stream: orchestrators announce themselves every second. */
export const orchestratorAnnouncementSubject = (prefix: string): string => `${prefix}.orchestrator.announced`;

/** Core NATS, no stream: orchestrators announce with every sweep, and at every change, which pools are paused or full. */
export const poolsAnnouncementSubject = (prefix: string): string => `${prefix}.pools.announced`;
