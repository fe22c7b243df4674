import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactRef } from '../artifact-store.js';
import { isNotFound } from './artifact-paths.js';
import { place } from './folder-artifact-store.js';
import { writeFile } from './write-file.js';

/** An uploaded file that is not an artifact yet. `byteLength` in bytes. */
export interface Upload {
  path: string;
  sha256: string;
  byteLength: number;
}

/**
 * Staging area for uploaded files until they are validated; on the store's own file system, so that keeping one is a
 * rename.
 */
export interface UploadFolder {
  /** Writes a stream to a file that only its owner can read, and hashes it; leaves no file where the stream fails. */
  receive(source: AsyncIterable<Uint8Array>): Promise<Upload>;
  /** Moves the file into the store as an artifact. */
  keep(upload: Upload, mediaType: string): Promise<ArtifactRef>;
  /** Removes the file if it still exists. */
  discard(upload: Upload): Promise<void>;
  /** Removes files without writes since `before` (ms since the epoch), which a crash has left. */
  sweep(before: number): Promise<void>;
}

const PREFIX = 'upload-';

/**
 * Uploads of the store in `rootDir`. Throws `ArtifactError('artifact_store_failed')`, retryable, where a file operation
 * fails.
 */
export function createUploadFolder(rootDir: string): UploadFolder {
  const folder = join(rootDir, 'tmp');
  return {
    async receive(source) {
      const path = join(folder, PREFIX + randomUUID());
      return { path, ...(await writeFile(path, source)) };
    },
    async keep({ path, sha256, byteLength }, mediaType) {
      await place(rootDir, path, sha256);
      return { sha256, mediaType, byteLength };
    },
    discard: ({ path }) => rm(path, { force: true }),
    async sweep(before) {
      for (const name of await readdir(folder).catch(emptyWhereMissing)) {
        const path = join(folder, name);
        const found = name.startsWith(PREFIX) ? await stat(path).catch(() => null) : null;
        if (found && found.mtimeMs < before) await rm(path, { force: true });
      }
    },
  };
}

const emptyWhereMissing = (error: unknown): string[] => {
  if (isNotFound(error)) return [];
  throw error;
};
