import { isSecretKey, storableJson, withoutInsides, withoutSecrets } from '#contracts';
import type { Failure } from '#contracts';
import { isStepError } from '#steps';

const MAX_MESSAGE = 2000;

/**
 * The failure to report for an error: a step's own failure with its code; anything else is `internal_error`, retryable. It
 * holds neither stack, credentials, paths of this machine nor text that a database cannot store.
 */
export const taskFailure = (error: unknown): Failure => storableJson(failureOf(error)) as unknown as Failure;

function failureOf(error: unknown): Failure {
  if (isStepError(error)) {
    const details = plainDetails(error.details);
    const message = withoutSecrets(error.message).slice(0, MAX_MESSAGE);
    return { code: error.code, message, retryable: error.retryable, ...(details && { details }) };
  }
  return { code: 'internal_error', message: internalMessage(error), retryable: true };
}

function internalMessage(error: unknown): string {
  const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const message = withoutInsides(firstLine);
  return `The step failed unexpectedly: ${message || 'no message'}`.slice(0, MAX_MESSAGE);
}

/** Details as JSON; none where they are not serialisable. */
function plainDetails(details: Record<string, unknown>): Record<string, unknown> | undefined {
  try {
    const plain = JSON.parse(JSON.stringify(details), withoutSecretValues) as Record<string, unknown>;
    return Object.keys(plain).length > 0 ? plain : undefined;
  } catch {
    return undefined;
  }
}

function withoutSecretValues(key: string, value: unknown): unknown {
  if (isSecretKey(key)) return '***';
  return typeof value === 'string' ? withoutSecrets(value) : value;
}
