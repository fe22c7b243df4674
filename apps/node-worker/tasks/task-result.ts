import { MESSAGE_LIMITS, storableJson } from '#contracts';
import type { Failure, NodeResult } from '#contracts';
import { mayHoldUnstorable, unstorableText } from '#platform/nats';
import type { TaskDelivery } from './task-ports.js';

/** The part of a result that describes how the work ended. */
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
    message: `The workers that took this task before died before they reported: this is delivery ${deliveries} of one attempt, so it was not started. Look for a worker that ran out of memory, then retry the node.`,
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
  failed({ code: 'aborted', message: 'The node was cancelled, so it was stopped.', retryable: false });

export const draining = (): Outcome =>
  interrupted('worker_draining', 'The worker is shutting down and returned the task.');

export const unsupportedVersion = (key: string): Outcome =>
  interrupted('unsupported_version', `unsupported_version: this worker has no executor for ${key}.`);

/** The complete result of one delivery; one that is too large or not storable becomes a failure. */
export function nodeResult(
  { task, deliveryCount }: TaskDelivery,
  worker: string,
  times: { startedAt: number; finishedAt: number },
  outcome: Outcome,
): NodeResult {
  const { runId, nodeRunId, nodeId, attempt } = task;
  const logs = storableJson(outcome.logs) as unknown as Outcome['logs'];
  const result = { runId, nodeRunId, nodeId, attempt, worker, deliveryCount, ...times, ...outcome, logs };
  const refusal = refusalOf(task.step, result);
  return refusal ? { ...result, outputs: undefined, environment: undefined, ...refusal } : result;
}

function refusalOf(step: string, result: NodeResult): Outcome | null {
  let text: string;
  try {
    text = JSON.stringify(result);
  } catch (error) {
    return notReportable(step, `are no JSON: ${(error as Error).message.split('\n')[0]}`);
  }
  const bytes = Buffer.byteLength(text);
  if (bytes > MESSAGE_LIMITS.result) return tooLarge(step, bytes);
  const pointer = mayHoldUnstorable(text) ? unstorableText(result) : null;
  return pointer === null ? null : notReportable(step, `hold text that cannot be stored, a NUL character or half of a surrogate pair, at ${pointer}`); // prettier-ignore
}

const notReportable = (step: string, why: string): Outcome =>
  failed({
    code: 'result_not_reportable',
    message: `The outputs and logs of ${step} ${why}. This is a fault of the step, or of a name in the file that it read.`,
    retryable: false,
  });

const tooLarge = (step: string, bytes: number): Outcome =>
  failed({
    code: 'result_too_large',
    message: `The outputs and logs of ${step} take ${bytes} bytes where a message carries ${MESSAGE_LIMITS.result}. Use a simpler model.`,
    retryable: false,
    details: { bytes, limit: MESSAGE_LIMITS.result },
  });
