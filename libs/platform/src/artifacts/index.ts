import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFolderArtifactStore, createUploadFolder, listArtifacts, removeArtifact, removeLeftovers } from '#steps';
import type { ArtifactStore, UploadFolder } from '#steps';

/** Opens the artifact store that a URL names (`file:///folder`). */
export function openArtifactStore(url: string): ArtifactStore {
  return createFolderArtifactStore(fileURLToPath(url));
}

/** Opens the uploads of the store that a URL names. */
export function openUploadFolder(url: string): UploadFolder {
  return createUploadFolder(fileURLToPath(url));
}

/** An artifact store as whoever clears it sees it; times in milliseconds since the epoch. */
export interface ArtifactSweep {
  /** Where `owners` are written. */
  readonly ownersFolder: string;
  list(): AsyncIterable<{ sha256: string; byteLength: number; changedAt: number }>;
  /** False where it was put again since `before`, or is gone. */
  remove(sha256: string, before: number): Promise<boolean>;
  removeLeftovers(before: number): Promise<void>;
  /** Writes down that this database's rows refer to the store; answers everybody who did. */
  register(owner: string): Promise<string[]>;
}

/** Opens the store that a URL names for clearing. */
export function openArtifactSweep(url: string): ArtifactSweep {
  const root = fileURLToPath(url);
  const ownersFolder = join(root, 'owners');
  return {
    ownersFolder,
    list: () => listArtifacts(root),
    remove: (sha256, before) => removeArtifact(root, sha256, before),
    removeLeftovers: (before) => removeLeftovers(root, before),
    register: async (owner) => {
      await mkdir(ownersFolder, { recursive: true, mode: 0o700 });
      await writeFile(join(ownersFolder, owner), '', { mode: 0o600 });
      return readdir(ownersFolder);
    },
  };
}
