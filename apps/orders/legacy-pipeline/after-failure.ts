import { familyOf } from '#contracts';
import type { Failure } from '#contracts';

/** The history of a job's failures that were not final. */
export interface FailureHistory {
  /** In a row; the pause grows with them. */
  failures: number;
  /** How often the last one occurred; counted again only where another line was delivered in between. */
  repeats: number;
  lastFailure: Failure | null;
}

/** Failures of the line's own are final; after any other the job is postponed. */
export type AfterFailure =
  | { state: 'failed'; failure: Failure }
  | ({ state: 'waiting'; pauseMs: number; lastFailure: Failure } & FailureHistory);

export interface FailureCircumstances {
  /** Whether legacy delivered another line since this one last failed. */
  anotherDelivered: boolean;
  /** The pause after the first failure, the second …; the last one repeats. Milliseconds. */
  pausesMs: readonly number[];
}

/** A failure that occurs this often while other lines are delivered counts as the line's own. */
export const MOST_REPEATS = 3;

/**
 * Decides what happens to a line after a failure. Failures of its input are final at once. Unexpected errors, process deaths
 * and exceeded deadlines may be caused by the line or by the machine: they count as the line's own when they occur three times
 * in the same step while other lines are delivered in between. See docs/adr.
 */
export function afterFailure(
  history: FailureHistory,
  failure: Failure,
  { anotherDelivered, pausesMs }: FailureCircumstances,
): AfterFailure {
  const family = familyOf(failure.code);
  if (family === 'input') return { state: 'failed', failure };
  const isSame = history.lastFailure !== null && sameCause(history.lastFailure, failure);
  const repeats = isSame ? history.repeats + (anotherDelivered ? 1 : 0) : 1;
  const mayBeItsOwn = family === 'internal' || family === 'deadline';
  if (mayBeItsOwn && repeats >= MOST_REPEATS) return { state: 'failed', failure: asItsOwn(failure) };
  const failures = history.failures + 1;
  const pauseMs = pausesMs[Math.min(failures, pausesMs.length) - 1] ?? 0;
  return { state: 'waiting', pauseMs, lastFailure: failure, failures, repeats };
}

function sameCause(a: Failure, b: Failure): boolean {
  return a.code === b.code && a.message === b.message && a.details?.['step'] === b.details?.['step'];
}

function asItsOwn(failure: Failure): Failure {
  if (failure.code !== 'process_died') return { ...failure, retryable: false };
  const message =
    `The legacy pipeline's process ended ${MOST_REPEATS} times in the step ${String(failure.details?.['step'])} of this ` +
    'order line while other lines were delivered in between, so it is not tried again. Check the product file and the ' +
    "pipeline's log.";
  return { ...failure, code: 'crash_loop', message, retryable: false };
}
