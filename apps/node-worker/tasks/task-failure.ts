import { isSecretKey, storableJson, withoutInsides, withoutSecrets } from '#contracts';
import type { Failure } from '#contracts';
import { StepError } from '#steps';

const MAX_MESSAGE = 2000;

/**
 * What may be said to others about an error: a step's own failure with its code; anything else is `internal_error`,
 * retryable. Neither a stack, nor credentials, nor a path of this machine leaves it, nor what no database stores.
 */
export const taskFailure = (error: unknown): Failure => storableJson(failureOf(error)) as unknown as Failure;

function failureOf(error: unknown): Failure {
  if (error instanceof StepError) {
    const details = plainDetails(error.details);
    const message = withoutSecrets(error.message).slice(0, MAX_MESSAGE);
    return { code: error.code, message, retryable: error.retryable, ...(details && { details }) };
  }
  return { code: 'internal_error', message: internalMessage(error), retryable: true };
}

function internalMessage(error: unknown): string {
  const [said = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const message = withoutInsides(said);
  return `The step failed unexpectedly: ${message || 'no message'}`.slice(0, MAX_MESSAGE);
}

/** Details as JSON would carry them; none where they cannot travel. */
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
