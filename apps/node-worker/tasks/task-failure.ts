import type { Failure } from '#contracts';
import { StepError } from '#steps';

const MAX_MESSAGE = 2000;
const CREDENTIALS_IN_URL = /\/\/[^\s/@]+@/g;
const SECRET_NAME = '(?:authorization|password|passwd|secret|token|api[-_]?key)';
const NAMED_SECRET = new RegExp(`(${SECRET_NAME}["']?\\s*[=:]\\s*["']?)(?:bearer\\s+)?[^\\s,;"'}]+`, 'gi');
const SECRET_KEY = new RegExp(SECRET_NAME, 'i');
const ABSOLUTE_PATH = /(?<![\w:/.])(?:file:\/\/)?(?:\/[\w.@+~-]+){2,}/g;

/**
 * What may be said to others about an error: a step's own failure with its code; anything else is `internal_error`,
 * retryable. Neither a stack, nor credentials, nor a path of this machine leaves it.
 */
export function taskFailure(error: unknown): Failure {
  if (error instanceof StepError) {
    const details = plainDetails(error.details);
    const message = withoutSecrets(error.message).slice(0, MAX_MESSAGE);
    return { code: error.code, message, retryable: error.retryable, ...(details && { details }) };
  }
  return { code: 'internal_error', message: internalMessage(error), retryable: true };
}

function internalMessage(error: unknown): string {
  const [said = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const message = withoutSecrets(said).replace(ABSOLUTE_PATH, (path) => `…/${path.split('/').at(-1)}`);
  return `The step failed unexpectedly: ${message || 'no message'}`.slice(0, MAX_MESSAGE);
}

function withoutSecrets(text: string): string {
  return text.replace(CREDENTIALS_IN_URL, '//***@').replace(NAMED_SECRET, '$1***');
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
  if (SECRET_KEY.test(key)) return '***';
  return typeof value === 'string' ? withoutSecrets(value) : value;
}
