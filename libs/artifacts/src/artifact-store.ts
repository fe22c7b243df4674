import type { Readable } from 'node:stream';

/** Points to immutable bytes in the artifact store. `sha256` is 64 lower-case hex digits; `byteLength` in bytes. */
export interface ArtifactRef {
  sha256: string;
  mediaType: string;
  byteLength: number;
}

/** An artifact's metadata; `byteLength` in bytes. */
export interface ArtifactStat {
  byteLength: number;
}

/** Inclusive offsets of bytes. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Content-addressed bytes (`cas/<sha256>`). All throw `ArtifactError`: `artifact_id_invalid` for an id that is no
 * digest, retryable `artifact_store_failed`.
 */
export interface ArtifactStore {
  /** The digest is of the bytes as they were written, and a reference exists only after its bytes do. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>, mediaType: string): Promise<ArtifactRef>;
  /** Null for an unknown digest. */
  stat(sha256: string): Promise<ArtifactStat | null>;
  /**
   * A stream that the caller consumes or destroys. Throws `artifact_missing`. Changed bytes are `artifact_corrupt`:
   * without a range the stream fails before its last chunk; with one, `read` itself throws, before the first byte.
   */
  read(sha256: string, range?: ByteRange): Promise<Readable>;
}
