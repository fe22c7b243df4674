import { familyOf } from '#contracts';
import type { Failure } from '#contracts';

/** What a job remembers of its failures that were not final. */
export interface FailureHistory {
  /** In a row; pauses grow with it. */
  failures: number;
  /** How often the last one came, counting only when another line was delivered since it came before. */
  repeats: number;
  lastFailure: Failure | null;
}

/** The line's own failures are final; with all others the line waits. */
export type AfterFailure =
  | { state: 'failed'; failure: Failure }
  | ({ state: 'waiting'; pauseMs: number; lastFailure: Failure } & FailureHistory);

export interface FailureCircumstances {
  /** Did legacy deliver another line since this one failed last? */
  anotherDelivered: boolean;
  /** The pause after the first failure, the second …; the last one is kept. Milliseconds. */
  pausesMs: readonly number[];
}

/** So often the same thing happens to a line, while others are delivered, before it is the line's own. */
export const MOST_REPEATS = 3;

/**
 * What becomes of a line after a failure. Only what follows from its own input is final at once. What nobody foresaw, a death
 * of the process and a step that takes too long may be the line's or the machine's: it is the line's own when it happens
 * three times in the same step while other lines are delivered in between. See docs/adr.
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
