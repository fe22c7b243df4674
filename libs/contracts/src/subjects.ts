/** Delivery class of a run: what customers wait for, or a comparison beside it. */
export type RunClass = 'live' | 'shadow';

/** The first token of every subject and stream; tests take their own so that files run in parallel. */
export const DEFAULT_SUBJECT_PREFIX = 'wf';

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

/** Core NATS, no stream: a task for this consumer was stored. Who misses it finds the task a little later. */
export const taskHintSubject = (prefix: string, pool: string, requires: string, runClass: RunClass): string =>
  `${prefix}.hint.${pool}.${requires}.${runClass}`;

/** Where workers of a pool report. `partition`: of the orchestrator that sent the task and knows its run best. */
export const resultSubject = (prefix: string, pool: string, partition?: number): string =>
  partition === undefined ? `${prefix}.result.${pool}` : `${prefix}.result.${pool}.${partition}`;

/** All results. */
export const resultFilter = (prefix: string): string => `${prefix}.result.>`;

/** `event` is `<area>.<thing>.<fact>.v<N>`. */
export const eventSubject = (prefix: string, event: string): string => `${prefix}.event.${event}`;

/** Core NATS, no stream: workers say every few seconds what they can do. */
export const workerAnnouncementSubject = (prefix: string): string => `${prefix}.worker.announced`;

/** Core NATS, no stream: asks whichever worker holds this node run to stop. */
export const abortSubject = (prefix: string, nodeRunId: string): string => `${prefix}.abort.${nodeRunId}`;

/** Core NATS, no stream: orchestrators say every second that they are there. */
export const orchestratorAnnouncementSubject = (prefix: string): string => `${prefix}.orchestrator.announced`;

/** Core NATS, no stream: orchestrators say with every sweep, and at every change, which pools are paused. */
export const poolsAnnouncementSubject = (prefix: string): string => `${prefix}.pools.announced`;
