import type { Failure } from '#contracts';

/** Codes that speak of the machine and not of the order line, though trying again may not help at once. */
const INFRASTRUCTURE_CODES = new Set([
  'artifact_corrupt',
  'artifact_missing',
  'artifact_store_failed',
  'catalog_missing',
  'crash_loop',
  'deadline_passed',
  'execution_deadline_passed',
  'internal_error',
  'interrupted',
  'process_start_failed',
  'queue_deadline_passed',
  'run_deadline_passed',
  'timeout',
]);

/** Did the machine fail, rather than the input? Such a failure says nothing about parity. */
export const isOperationalFailure = (failure: Failure | undefined): boolean =>
  failure !== undefined && (failure.retryable || INFRASTRUCTURE_CODES.has(failure.code));
