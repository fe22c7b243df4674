import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ArtifactStore } from '../ports/index.js';
import { StepError } from '../step-error.js';
import { isNotFound, pathOf } from './artifact-paths.js';

/** Artifacts are customers' files: for the account of the services alone. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/**
 * Artifacts in a folder: `<rootDir>/cas/<2 hex>/<2 hex>/<sha256>`, durable before `put` returns; a file's time is when it was
 * last put. Media types are not stored.
 * Throws `StepError`: `artifact_id_invalid`, `artifact_missing`, `artifact_corrupt`, and retryable `artifact_store_failed`.
 */
export function createFolderArtifactStore(rootDir: string): ArtifactStore {
  return {
    async put(bytes, mediaType) {
      const sha256 = digestOf(bytes);
      const path = pathOf(rootDir, sha256);
      // First of all: whoever clears away old files must see that this one is wanted again.
      await refresh(path);
      // Also replaces a damaged file, so putting the same bytes again repairs it.
      if (!(await holds(path, sha256))) await writeDurably(rootDir, sha256, bytes);
      return { sha256, mediaType, byteLength: bytes.byteLength };
    },
    async get(sha256) {
      const bytes = await readBytes(pathOf(rootDir, sha256), sha256);
      if (digestOf(bytes) !== sha256) throw corrupt(sha256);
      return bytes;
    },
    has: async (sha256) => (await sizeOf(pathOf(rootDir, sha256), sha256)) !== null,
    sizeOf: async (sha256) => sizeOf(pathOf(rootDir, sha256), sha256),
  };
}

async function sizeOf(path: string, sha256: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isNotFound(error)) return null;
    throw storeFailed('look up', sha256, error);
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A file that is not there, or not ours to touch, is written or used as it is. */
export async function refresh(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

async function holds(path: string, sha256: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && digestOf(bytes) === sha256;
}

async function readBytes(path: string, sha256: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw isNotFound(error) ? missing(sha256, error) : storeFailed('read', sha256, error);
  }
}

async function writeDurably(rootDir: string, sha256: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(rootDir, sha256);
  const temporary = join(rootDir, 'tmp', randomUUID());
  try {
    await mkdir(dirname(temporary), { recursive: true, mode: FOLDER_MODE });
    await writeAndSync(temporary, bytes);
    await mkdir(dirname(path), { recursive: true, mode: FOLDER_MODE });
    await rename(temporary, path);
    await syncFolders(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw storeFailed('write', sha256, error);
  }
}

async function writeAndSync(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', FILE_MODE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The new name and the two fan-out folders above it must survive a power cut as well as the bytes. */
export async function syncFolders(leaf: string): Promise<void> {
  for (const path of [leaf, dirname(leaf), dirname(dirname(leaf))]) {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  }
}

function missing(sha256: string, cause: unknown): StepError {
  return new StepError(
    'artifact_missing',
    `Artifact ${sha256} is not in the store. Restore it from a backup, or run the step that made it again.`,
    { retryable: false, details: { sha256 }, cause },
  );
}

function corrupt(sha256: string): StepError {
  return new StepError(
    'artifact_corrupt',
    `Artifact ${sha256} has other bytes than its digest says. Check the disk, then restore it or run the step that made it again.`,
    { retryable: false, details: { sha256 } },
  );
}

export function storeFailed(what: string, which: string, cause: unknown): StepError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StepError(
    'artifact_store_failed',
    `The artifact store could not ${what} ${which}: ${why}. Check its folder's free space and rights.`,
    { retryable: true, cause },
  );
}
