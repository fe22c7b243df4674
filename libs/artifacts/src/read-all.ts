import type { ArtifactStore } from './artifact-store.js';

/** All bytes of an artifact, in a buffer of their own; for what fits into memory. Throws what `read` and its stream throw. */
export async function readAll(store: Pick<ArtifactStore, 'read'>, sha256: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await store.read(sha256)) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.allocUnsafeSlow(chunks.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
