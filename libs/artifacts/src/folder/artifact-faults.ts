import { ArtifactError } from '../artifact-error.js';

/** The error for an unknown digest. */
export function missing(sha256: string, cause: unknown): ArtifactError {
  return new ArtifactError(
    'artifact_missing',
    `Artifact ${sha256} is not in the store. Restore it from a backup, or run the step that made it again.`,
    { retryable: false, details: { sha256 }, cause },
  );
}

/** The error for stored bytes that differ from the digest. */
export function corrupt(sha256: string): ArtifactError {
  return new ArtifactError(
    'artifact_corrupt',
    `Artifact ${sha256} has other bytes than its digest says. Check the disk, then restore it or run the step that made it again.`,
    { retryable: false, details: { sha256 } },
  );
}

/** The error for a failed file operation; `which` is a digest or describes what was to be stored. */
export function storeFailed(what: string, which: string, cause: unknown): ArtifactError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ArtifactError(
    'artifact_store_failed',
    `The artifact store could not ${what} ${which}: ${why}. Check its folder's free space and rights.`,
    { retryable: true, cause },
  );
}
