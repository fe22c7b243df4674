/** Points to immutable bytes in the artifact store. `sha256` is 64 lower-case hex digits; `byteLength` in bytes. */
export interface ArtifactRef {
  sha256: string;
  mediaType: string;
  byteLength: number;
}

/**
 * Content-addressed bytes (`cas/<sha256>`). `put` writes under a temporary name and renames, so a reference exists only
 * after its bytes do. `get` throws `StepError('artifact_missing')` for an unknown digest and `artifact_corrupt` for changed bytes.
 */
export interface ArtifactStore {
  put(bytes: Uint8Array, mediaType: string): Promise<ArtifactRef>;
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
  /** In bytes, without reading them; null for an unknown digest. */
  sizeOf(sha256: string): Promise<number | null>;
}
