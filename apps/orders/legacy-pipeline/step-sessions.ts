import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createArtifactCatalogReader, createCollectingLogger, createLocalProcessRunner } from '#steps';
import type { ArtifactStore } from '#artifacts';
import type { StepContext } from '#steps';
import type { StepSession } from './run-pipeline.js';

export const STEP_SESSIONS = Symbol('step sessions');

/** Opens the context of one step; all sessions share one running browser, and Blender. */
export interface StepSessions {
  /** The step is aborted by `signal` or when all sessions are closed. */
  open(signal: AbortSignal): Promise<StepSession>;
  close(): Promise<void>;
}

/** The renderers that all sessions share; closed with them. */
export type SharedRenderers = Pick<StepContext, 'renderer' | 'blender'>;

/** `scratchRoot` must exist; each session gets an empty folder in it. */
export function createStepSessions(
  artifacts: ArtifactStore,
  renderers: SharedRenderers,
  scratchRoot: string,
): StepSessions {
  const shared = {
    artifacts,
    ...renderers,
    catalog: createArtifactCatalogReader(artifacts),
    processes: createLocalProcessRunner(),
  };
  const ending = new AbortController();
  return {
    open: async (signal) => {
      const scratchDir = await mkdtemp(join(scratchRoot, 'legacy-'));
      const logger = createCollectingLogger();
      return {
        ctx: { ...shared, logger, scratchDir, signal: AbortSignal.any([ending.signal, signal]) },
        logs: logger.logs,
        dispose: () => rm(scratchDir, { recursive: true, force: true }),
      };
    },
    close: async () => {
      ending.abort();
      await Promise.all([renderers.renderer.close(), renderers.blender.close()]);
    },
  };
}
