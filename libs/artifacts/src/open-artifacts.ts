import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArtifactStore } from './artifact-store.js';
import { listArtifacts, removeArtifact, removeLeftovers } from './folder/artifact-folder-sweep.js';
import { createDerivedFolder } from './folder/derived-folder.js';
import type { DerivedFolder } from './folder/derived-folder.js';
import { createFolderArtifactStore } from './folder/folder-artifact-store.js';
import { createUploadFolder } from './folder/upload-folder.js';
import type { UploadFolder } from './folder/upload-folder.js';

/** Opens the artifact store that a URL names (`file:///folder`). */
export function openArtifactStore(url: string): ArtifactStore {
  return createFolderArtifactStore(fileURLToPath(url));
}

/** Opens the uploads of the store that a URL names. */
export function openUploadFolder(url: string): UploadFolder {
  return createUploadFolder(fileURLToPath(url));
}

/** Opens what is derived from the artifacts of the store that a URL names. */
export function openDerivedFolder(url: string): DerivedFolder {
  return createDerivedFolder(fileURLToPath(url));
}

/** The sweep's interface of an artifact store; times in milliseconds since the epoch. */
export interface ArtifactSweep {
  /** Where `owners` are written. */
  readonly ownersFolder: string;
  list(): AsyncIterable<{ sha256: string; byteLength: number; changedAt: number }>;
  /** False where it was put again since `before`, or is gone. */
  remove(sha256: string, before: number): Promise<boolean>;
  removeLeftovers(before: number): Promise<void>;
  /** Records that this database's rows refer to the store; returns all recorded databases. */
  register(owner: string): Promise<string[]>;
}

/** Opens the store that a URL names for its sweep. */
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
