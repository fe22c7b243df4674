import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ArtifactRef } from '../ports/index.js';
import { isNotFound, pathOf } from './artifact-paths.js';
import { refresh, storeFailed, syncFolders } from './folder-artifact-store.js';

/** A file that came in and is not an artifact yet. `byteLength` in bytes. */
export interface Upload {
  path: string;
  sha256: string;
  byteLength: number;
}

/** Where files wait until somebody has looked at them; they lie on the store's own file system, so that keeping one is a rename. */
export interface UploadFolder {
  /** Writes a stream to a file that only its owner can read, and hashes it meanwhile; leaves nothing where the stream fails. */
  receive(source: AsyncIterable<Uint8Array>): Promise<Upload>;
  /** Makes it an artifact; the file is gone afterwards. */
  keep(upload: Upload, mediaType: string): Promise<ArtifactRef>;
  /** Removes the file, wherever it is still there. */
  discard(upload: Upload): Promise<void>;
  /** Removes what nobody has written to since `before` (ms since the epoch): a crash has left it. */
  sweep(before: number): Promise<void>;
}

const PREFIX = 'upload-';

/** Uploads of the store in `rootDir`. Throws `StepError('artifact_store_failed')`, retryable, where its disk does not do its work. */
export function createUploadFolder(rootDir: string): UploadFolder {
  const folder = join(rootDir, 'tmp');
  return {
    async receive(source) {
      const path = join(folder, PREFIX + randomUUID());
      try {
        return { path, ...(await write(path, source)) };
      } catch (error) {
        await rm(path, { force: true }).catch(() => undefined);
        throw error;
      }
    },
    async keep({ path, sha256, byteLength }, mediaType) {
      const kept = pathOf(rootDir, sha256);
      // First of all: whoever clears away old files must see that this one is wanted again.
      await refresh(kept);
      if ((await digestOf(kept)) !== sha256) await moveDurably(path, kept, sha256);
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

async function write(path: string, source: AsyncIterable<Uint8Array>): Promise<Omit<Upload, 'path'>> {
  const hash = createHash('sha256');
  let byteLength = 0;
  await onDisk(mkdir(dirname(path), { recursive: true }));
  const file = await onDisk(open(path, 'wx', 0o600));
  try {
    for await (const chunk of source) {
      hash.update(chunk);
      byteLength += chunk.byteLength;
      await onDisk(file.writeFile(chunk));
    }
    await onDisk(file.sync());
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), byteLength };
}

async function moveDurably(from: string, to: string, sha256: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
    await syncFolders(dirname(to));
  } catch (error) {
    throw storeFailed('keep', sha256, error);
  }
}

/** Null where the file cannot be read: then it is written anew. */
async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  return pipeline(createReadStream(path), hash).then(
    () => hash.digest('hex'),
    () => null,
  );
}

/** Tells a failure of the disk from one of the stream that is written to it. */
function onDisk<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw storeFailed('write', 'an upload', error);
  });
}

const emptyWhereMissing = (error: unknown): string[] => {
  if (isNotFound(error)) return [];
  throw error;
};
