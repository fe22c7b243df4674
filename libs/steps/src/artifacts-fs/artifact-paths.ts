import { join } from 'node:path';
import { StepError } from '../step-error.js';

/** Where a folder store keeps an artifact. Throws `StepError('artifact_id_invalid')` for what is no digest. */
export function pathOf(rootDir: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw invalidId(sha256);
  return join(rootDir, 'cas', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** There is no such file. */
export function isNotFound(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function invalidId(id: string): StepError {
  return new StepError(
    'artifact_id_invalid',
    `${JSON.stringify(id).slice(0, 80)} is not an artifact id: an id is the 64 lower-case hex digits of a sha256.`,
    { retryable: false },
  );
}
