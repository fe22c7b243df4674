export { ArtifactError } from './artifact-error.js';
export type { ArtifactRef, ArtifactStat, ArtifactStore, ByteRange } from './artifact-store.js';
export type { DerivedFolder } from './folder/derived-folder.js';
export { createFolderArtifactStore } from './folder/folder-artifact-store.js';
export type { Upload, UploadFolder } from './folder/upload-folder.js';
export { openArtifactStore, openArtifactSweep, openDerivedFolder, openUploadFolder } from './open-artifacts.js';
export type { ArtifactSweep } from './open-artifacts.js';
export { readAll } from './read-all.js';
