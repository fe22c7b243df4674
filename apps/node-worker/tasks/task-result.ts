import { MESSAGE_LIMITS, storableJson } from '#contracts';
import type { Failure, NodeResult } from '#contracts';
import type { TaskDelivery } from './task-ports.js';

/** The part of a result that says how the work went. */
export type Outcome = Pick<NodeResult, 'outcome' | 'outputs' | 'logs' | 'environment' | 'codeDigest' | 'failure'>;

const failed = (failure: Failure): Outcome => ({ outcome: 'failed', logs: [], failure });
const interrupted = (code: string, message: string): Outcome => ({
  outcome: 'interrupted',
  logs: [],
  failure: { code, message, retryable: true },
});

export const crashLoop = (deliveries: number): Outcome =>
  failed({
    code: 'crash_loop',
    message: `The workers that took this task before did not live to report: this is delivery ${deliveries} of one attempt, so it was not started. Look for a worker that ran out of memory, then retry the node.`,
    retryable: false,
    details: { deliveries },
  });

export const executionDeadline = (executionMs: number): Outcome =>
  failed({
    code: 'execution_deadline',
    message: `The step did not finish within ${executionMs} ms and was stopped.`,
    retryable: true,
    details: { executionMs },
  });

export const aborted = (): Outcome =>
  failed({ code: 'aborted', message: 'Nobody waits for this node any more, so it was stopped.', retryable: false });

export const draining = (): Outcome =>
  interrupted('worker_draining', 'The worker is shutting down and gave the task back.');

export const unsupportedVersion = (key: string): Outcome =>
  interrupted('unsupported_version', `unsupported_version: this worker has no executor for ${key}.`);

/** The whole result of one delivery; one that no message could carry becomes the failure that says so. */
export function nodeResult(
  { task, deliveryCount }: TaskDelivery,
  worker: string,
  times: { startedAt: number; finishedAt: number },
  outcome: Outcome,
): NodeResult {
  const { runId, nodeRunId, nodeId, attempt } = task;
  const logs = storableJson(outcome.logs) as unknown as Outcome['logs'];
  const result = { runId, nodeRunId, nodeId, attempt, worker, deliveryCount, ...times, ...outcome, logs };
  const bytes = Buffer.byteLength(JSON.stringify(result));
  return bytes <= MESSAGE_LIMITS.result ? result : { ...result, outputs: undefined, ...tooLarge(task.step, bytes) };
}

const tooLarge = (step: string, bytes: number): Outcome =>
  failed({
    code: 'result_too_large',
    message: `The outputs and logs of ${step} take ${bytes} bytes where a message carries ${MESSAGE_LIMITS.result}. Use a simpler model.`,
    retryable: false,
    details: { bytes, limit: MESSAGE_LIMITS.result },
  });
