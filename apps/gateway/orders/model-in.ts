import type { ArtifactReference } from '#contracts';

const GLB = 'model/gltf-binary';

/** The first GLB anywhere in a node's outputs; null where there is none. */
export function modelIn(value: unknown): ArtifactReference | null {
  if (typeof value !== 'object' || value === null) return null;
  if (isGlb(value)) return { sha256: value.sha256, mediaType: value.mediaType, byteLength: value.byteLength };
  for (const member of Object.values(value)) {
    const found = modelIn(member);
    if (found) return found;
  }
  return null;
}

function isGlb(value: object): value is ArtifactReference {
  const { sha256, mediaType, byteLength } = value as Partial<Record<keyof ArtifactReference, unknown>>;
  return mediaType === GLB && typeof sha256 === 'string' && typeof byteLength === 'number';
}
