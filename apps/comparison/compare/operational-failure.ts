import { FAILURE_FAMILIES } from '#contracts';
import type { Failure } from '#contracts';

/** Nobody knows whether the machine or the line caused them. */
const UNCLEAR = ['crash_loop', 'internal_error'];

function isOfTheMachine(code: string): boolean {
  const family = FAILURE_FAMILIES.get(code);
  return family === 'infrastructure' || family === 'deadline' || UNCLEAR.includes(code);
}

/** Did the machine fail, rather than the input? Such a failure says nothing about parity. */
export const isOperationalFailure = (failure: Failure | undefined): boolean =>
  failure !== undefined && (failure.retryable || isOfTheMachine(failure.code));
