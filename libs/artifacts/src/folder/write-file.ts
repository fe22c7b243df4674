import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, utimes } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FILE_MODE, FOLDER_MODE } from './artifact-paths.js';
import { storeFailed } from './artifact-faults.js';

/** Bytes that were written; `byteLength` in bytes. */
export interface Written {
  sha256: string;
  byteLength: number;
}

/**
 * Writes content durably to a new file, readable by this account only, and hashes it; leaves no file where that fails.
 * Throws `ArtifactError('artifact_store_failed')`, retryable, or what the content throws.
 */
export async function writeFile(path: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Written> {
  try {
    await onDisk(mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE }));
    const file = await onDisk(open(path, 'wx', FILE_MODE));
    try {
      return await writeTo(file, content instanceof Uint8Array ? [content] : content);
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function writeTo(file: FileHandle, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Written> {
  const hash = createHash('sha256');
  let byteLength = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    byteLength += chunk.byteLength;
    await onDisk(file.writeFile(chunk));
  }
  await onDisk(file.sync());
  return { sha256: hash.digest('hex'), byteLength };
}

/** Moves a file to its place so that both survive a power cut. Throws `ArtifactError('artifact_store_failed')`, retryable. */
export async function moveDurably(from: string, to: string, sha256: string): Promise<void> {
  try {
    await mkdir(dirname(to), { recursive: true, mode: FOLDER_MODE });
    await rename(from, to);
    await syncFolders(dirname(to));
  } catch (error) {
    await rm(from, { force: true }).catch(() => undefined);
    throw storeFailed('write', sha256, error);
  }
}

/** The new name and the two fan-out folders above it must survive a power cut as well as the bytes. */
async function syncFolders(leaf: string): Promise<void> {
  for (const path of [leaf, dirname(leaf), dirname(dirname(leaf))]) {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  }
}

/** Renews the time of a file; a missing file or one without permission is ignored. */
export async function refresh(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

/** sha256 of a file; null where it cannot be read. */
export async function digestOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  return pipeline(createReadStream(path), hash).then(
    () => hash.digest('hex'),
    () => null,
  );
}

/** Distinguishes a failure of the disk from one of the content stream. */
function onDisk<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw storeFailed('write', 'a file', error);
  });
}
