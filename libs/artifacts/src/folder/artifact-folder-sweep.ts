import { randomUUID } from 'node:crypto';
import { link, mkdir, opendir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isNotFound, pathOf } from './artifact-paths.js';
import { removeDerived } from './derived-folder.js';

/** An artifact's file; `changedAt` (ms since the epoch) is when it was last put. */
export interface StoredArtifact {
  sha256: string;
  byteLength: number;
  changedAt: number;
}

/** All artifacts of a folder store, one by one: there may be millions. */
export async function* listArtifacts(rootDir: string): AsyncGenerator<StoredArtifact> {
  for await (const path of filesBelow(join(rootDir, 'cas'))) {
    const sha256 = path.slice(-64);
    if (!/^[0-9a-f]{64}$/.test(sha256)) continue;
    const found = await stat(path).catch(() => null);
    if (found) yield { sha256, byteLength: found.size, changedAt: found.mtimeMs };
  }
}

/**
 * Removes an artifact that was put before `before`, and what was derived from it; false where it is gone, or was put again since. The file is renamed
 * before its time is read, so that a concurrent `put` either renews the time or writes the file anew.
 */
export async function removeArtifact(rootDir: string, sha256: string, before: number): Promise<boolean> {
  const path = pathOf(rootDir, sha256);
  if (!(await isOlder(path, before))) return false;
  const aside = join(rootDir, 'tmp', randomUUID());
  await mkdir(join(rootDir, 'tmp'), { recursive: true, mode: 0o700 });
  try {
    await rename(path, aside);
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
  const isOld = await isOlder(aside, before);
  // The same bytes may have been written meanwhile.
  if (!isOld) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
  if (isOld) await removeDerived(rootDir, sha256);
  return isOld;
}

/** Removes partial files that a crash left before `before`. */
export async function removeLeftovers(rootDir: string, before: number): Promise<void> {
  for await (const path of filesBelow(join(rootDir, 'tmp'))) {
    if (await isOlder(path, before)) await rm(path, { force: true });
  }
}

async function isOlder(path: string, before: number): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.mtimeMs < before;
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch((error: unknown) => {
    if (isNotFound(error)) return [];
    throw error;
  });
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}
