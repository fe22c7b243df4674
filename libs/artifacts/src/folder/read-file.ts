import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { LRUCache } from 'lru-cache';
import type { ByteRange } from '../artifact-store.js';
import { corrupt, missing, storeFailed } from './artifact-faults.js';
import { isNotFound } from './artifact-paths.js';

const CHUNK_BYTES = 128 * 1024;
/** Bounds the cache of verified files, which are not verified again for each range. */
const REMEMBERED = 10_000;

/** Reads artifacts' files and checks them against their digests, as `ArtifactStore.read` promises. */
export class CheckedFiles {
  /** The verified state of the file, by digest. */
  private readonly intact = new LRUCache<string, string>({ max: REMEMBERED });

  async read(path: string, sha256: string, range?: ByteRange): Promise<Readable> {
    const file = await openFile(path, sha256);
    if (!range) return checkedStream(file, sha256);
    try {
      await this.check(file, sha256);
    } catch (error) {
      await file.close();
      throw error;
    }
    return file.createReadStream({ ...range, highWaterMark: CHUNK_BYTES });
  }

  private async check(file: FileHandle, sha256: string): Promise<void> {
    const { ino, size, mtimeMs } = await file.stat();
    const state = `${ino} ${size} ${mtimeMs}`;
    if (this.intact.get(sha256) === state) return;
    if ((await digestOf(file, sha256)) !== sha256) throw corrupt(sha256);
    this.intact.set(sha256, state);
  }
}

async function digestOf(file: FileHandle, sha256: string): Promise<string> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  try {
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, at);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(chunk.subarray(0, bytesRead));
      at += bytesRead;
    }
  } catch (error) {
    throw storeFailed('read', sha256, error);
  }
}

async function openFile(path: string, sha256: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw isNotFound(error) ? missing(sha256, error) : storeFailed('read', sha256, error);
  }
}

/** Closes the file also where the stream is destroyed before it was read. */
function checkedStream(file: FileHandle, sha256: string): Readable {
  const bytes = file.createReadStream({ highWaterMark: CHUNK_BYTES });
  return Readable.from(checked(bytes, sha256), { objectMode: false }).once('close', () => bytes.destroy());
}

/** Passes chunks on, the last one only where the digest of all chunks is right. */
async function* checked(bytes: Readable, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let last: Buffer | undefined;
  for await (const chunk of whileReadable(bytes, sha256)) {
    hash.update(chunk);
    if (last) yield last;
    last = chunk;
  }
  if (hash.digest('hex') !== sha256) throw corrupt(sha256);
  if (last) yield last;
}

async function* whileReadable(bytes: Readable, sha256: string): AsyncGenerator<Buffer> {
  try {
    yield* bytes as AsyncIterable<Buffer>;
  } catch (error) {
    throw storeFailed('read', sha256, error);
  }
}
