import { fileURLToPath } from 'node:url';
import { createFolderArtifactStore } from '#steps';
import type { ArtifactStore } from '#steps';

/** Opens the artifact store that a URL names (`file:///folder`). */
export function openArtifactStore(url: string): ArtifactStore {
  return createFolderArtifactStore(fileURLToPath(url));
}
