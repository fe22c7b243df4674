import { createHash, randomUUID } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtifactStat, ArtifactStore } from '../artifact-store.js';
import { isNotFound, pathOf } from './artifact-paths.js';
import { storeFailed } from './artifact-faults.js';
import { CheckedFiles } from './read-file.js';
import { digestOfFile, moveDurably, refresh, writeFile } from './write-file.js';

/**
 * Artifacts in a folder: `<rootDir>/cas/<2 hex>/<2 hex>/<sha256>`, durable before `put` returns; a file's time is when it was
 * last put. Media types are not stored. Putting the bytes of a damaged artifact again repairs it.
 */
export function createFolderArtifactStore(rootDir: string): ArtifactStore {
  const files = new CheckedFiles();
  return {
    async put(content, mediaType) {
      // Existing bytes are not written again; of a stream the digest is known only at its end.
      if (content instanceof Uint8Array) {
        const sha256 = createHash('sha256').update(content).digest('hex');
        if (await isThere(rootDir, sha256)) return { sha256, mediaType, byteLength: content.byteLength };
      }
      const temporary = join(rootDir, 'tmp', randomUUID());
      const written = await writeFile(temporary, content);
      await place(rootDir, temporary, written.sha256);
      return { ...written, mediaType };
    },
    stat: async (sha256) => statOf(pathOf(rootDir, sha256), sha256),
    read: async (sha256, range) => files.read(pathOf(rootDir, sha256), sha256, range),
  };
}

/** Moves a written and hashed file to its place as an artifact. */
export async function place(rootDir: string, written: string, sha256: string): Promise<void> {
  if (await isThere(rootDir, sha256)) await rm(written, { force: true });
  else await moveDurably(written, pathOf(rootDir, sha256), sha256);
}

/** First renews the time, so that a concurrent sweep keeps the file. */
async function isThere(rootDir: string, sha256: string): Promise<boolean> {
  const path = pathOf(rootDir, sha256);
  await refresh(path);
  return (await digestOfFile(path)) === sha256;
}

async function statOf(path: string, sha256: string): Promise<ArtifactStat | null> {
  try {
    return { byteLength: (await stat(path)).size };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw storeFailed('look up', sha256, error);
  }
}
