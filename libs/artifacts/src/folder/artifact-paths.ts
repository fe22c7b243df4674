import { join } from 'node:path';
import { ArtifactError } from '../artifact-error.js';

/** Artifacts are customers' files: readable by the account of the services only. */
export const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;

/**
 * The path of an artifact in a folder store. Throws `ArtifactError('artifact_id_invalid')` for an id that is no digest.
 */
export function pathOf(rootDir: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw invalidId(sha256);
  return join(rootDir, 'cas', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** Whether the error says that there is no such file. */
export function isNotFound(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function invalidId(id: string): ArtifactError {
  return new ArtifactError(
    'artifact_id_invalid',
    `${JSON.stringify(id).slice(0, 80)} is not an artifact id: an id is the 64 lower-case hex digits of a sha256.`,
    { retryable: false },
  );
}
