import { randomUUID } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isNotFound, pathOf } from './artifact-paths.js';
import { storeFailed } from './artifact-faults.js';
import { moveDurably, writeFile } from './write-file.js';

/**
 * Files that can be made again from an artifact, kept until the artifact is cleared: `<rootDir>/derived/…/<sha256>/<name>`.
 * Throws `ArtifactError('artifact_store_failed')`, retryable.
 */
export interface DerivedFolder {
  /** Null where it was not kept. */
  read(sha256: string, name: string): Promise<Uint8Array | null>;
  /** `name` is a file name. */
  keep(sha256: string, name: string, bytes: Uint8Array): Promise<void>;
}

/** What is derived from the artifacts of the store in `rootDir`. */
export function createDerivedFolder(rootDir: string): DerivedFolder {
  return {
    async read(sha256, name) {
      try {
        return await readFile(join(derivedPathOf(rootDir, sha256), name));
      } catch (error) {
        if (isNotFound(error)) return null;
        throw storeFailed('read', `${name} of ${sha256}`, error);
      }
    },
    async keep(sha256, name, bytes) {
      const temporary = join(rootDir, 'tmp', randomUUID());
      await writeFile(temporary, bytes);
      await moveDurably(temporary, join(derivedPathOf(rootDir, sha256), name), sha256);
      // The artifact may have been cleared meanwhile.
      if (!(await stat(pathOf(rootDir, sha256)).catch(() => null))) await removeDerived(rootDir, sha256);
    },
  };
}

/** Removes all that was derived from an artifact. */
export const removeDerived = (rootDir: string, sha256: string): Promise<void> =>
  rm(derivedPathOf(rootDir, sha256), { recursive: true, force: true });

const derivedPathOf = (rootDir: string, sha256: string): string => pathOf(join(rootDir, 'derived'), sha256);
