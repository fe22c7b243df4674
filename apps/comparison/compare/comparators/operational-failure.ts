import { FAILURE_FAMILIES } from '#contracts';
import type { Failure } from '#contracts';

/** May be caused by the machine or by the line. */
const AMBIGUOUS = ['crash_loop', 'internal_error'];

function isInfrastructureFailure(code: string): boolean {
  const family = FAILURE_FAMILIES.get(code);
  return family === 'infrastructure' || family === 'deadline' || AMBIGUOUS.includes(code);
}

/** Did the machine fail, rather than the input? Such a failure says nothing about parity. */
export const isOperationalFailure = (failure: Failure | undefined): boolean =>
  failure !== undefined && (failure.retryable || isInfrastructureFailure(failure.code));
