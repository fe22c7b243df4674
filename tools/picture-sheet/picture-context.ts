import { join, resolve } from 'node:path';
import { createFolderArtifactStore } from '#artifacts';
import { createArtifactCatalogReader, createCollectingLogger, createLocalProcessRunner } from '#steps';
import { createBlenderRenderer, createChromiumRenderer } from '#steps/render';
import type { StepContext } from '#steps';

/** The project's root folder. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** A context for the real steps, with all files in a folder. Close its renderer at the end. */
export function contextIn(dir: string): StepContext {
  const artifacts = createFolderArtifactStore(join(dir, 'artifacts'));
  const processes = createLocalProcessRunner();
  return {
    artifacts,
    catalog: createArtifactCatalogReader(artifacts),
    processes,
    renderer: createChromiumRenderer({ homeDir: join(ROOT, '.hartomat') }),
    blender: createBlenderRenderer({ scratchDir: dir, processes }),
    logger: createCollectingLogger(),
    signal: new AbortController().signal,
    scratchDir: dir,
  };
}
