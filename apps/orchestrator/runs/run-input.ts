import type { NodeCacheReply, NodeResult } from '#contracts';
import type { RunEvent } from '#workflow-core';

type WithoutTime<E> = E extends RunEvent ? Omit<E, 'now'> : never;

/** An event whose time is set by whoever holds the run locked. */
export type UntimedRunEvent = WithoutTime<RunEvent>;

/** What ended an attempt: what a worker said, or with `cache` what one had said of an earlier attempt. */
export interface AttemptResult extends NodeResult {
  cache?: NodeCacheReply;
}

/** Something that happened to a run; `result` is what a worker said, where one did, in a message of `byteLength`. */
export interface RunInput {
  runId: string;
  event: UntimedRunEvent;
  result?: AttemptResult;
  byteLength?: number;
}

/** What a worker's message means for its run. */
export function inputOfResult(result: NodeResult, byteLength = 0): RunInput {
  return { runId: result.runId, event: eventOf(result), result, byteLength };
}

function eventOf({ nodeId, attempt, outcome, failure }: NodeResult): UntimedRunEvent {
  switch (outcome) {
    case 'started':
      return { type: 'node_running', nodeId, attempt };
    case 'succeeded':
      return { type: 'node_succeeded', nodeId, attempt };
    case 'interrupted':
      return { type: 'node_interrupted', nodeId, attempt, reason: failure?.message ?? 'The worker gave it back.' };
    case 'failed':
      return { type: 'node_failed', nodeId, attempt, failure: failure ? plain(failure) : UNSAID };
  }
}

/** The failure of an attempt of which only is known that it failed. */
export const UNSAID = {
  code: 'failure_unsaid',
  message: 'The worker reported a failure without saying which one; look into its log.',
  retryable: true,
};

const plain = ({ code, message, retryable, details }: NonNullable<NodeResult['failure']>) => ({
  code,
  message,
  retryable,
  ...(details && { details }),
});
