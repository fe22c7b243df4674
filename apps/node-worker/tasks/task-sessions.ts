import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createArtifactCatalogReader, createCollectingLogger, createLocalProcessRunner } from '#steps';
import type { ArtifactStore, Renderer, StepContext } from '#steps';
import type { SlotRenderers } from '../slots/slot-renderers.js';
import type { TaskSession } from './task-ports.js';

/** A task's place in this worker and how it hears and is heard. */
export interface SessionRequest {
  pool: string;
  slot: number;
  signal: AbortSignal;
  onProgress(fraction: number, message: string): void;
}

/** Opens the world of one task: the slot's renderer, Blender, an empty folder of its own, and parts that all tasks share. */
export class TaskSessions {
  private readonly scratchRoot: string;
  private readonly shared: Pick<StepContext, 'artifacts' | 'catalog' | 'processes' | 'blender'>;

  constructor(
    artifacts: ArtifactStore,
    private readonly studios: { renderers: SlotRenderers; blender: Renderer },
    homeDir: string,
  ) {
    this.scratchRoot = join(homeDir, 'scratch');
    mkdirSync(this.scratchRoot, { recursive: true, mode: 0o700 });
    this.shared = {
      artifacts,
      catalog: createArtifactCatalogReader(artifacts),
      processes: createLocalProcessRunner(),
      blender: studios.blender,
    };
  }

  /** The folder is made when the step first asks for it: most steps never do, and making it costs more than many a step. */
  open({ pool, slot, signal, onProgress }: SessionRequest): TaskSession {
    const logger = createCollectingLogger(onProgress);
    const scratchRoot = this.scratchRoot;
    let scratchDir: string | undefined;
    const ctx: StepContext = {
      ...this.shared,
      renderer: this.studios.renderers.of(pool, slot),
      logger,
      signal,
      get scratchDir() {
        return (scratchDir ??= mkdtempSync(join(scratchRoot, 'task-')));
      },
    };
    const dispose = async (): Promise<void> => {
      if (scratchDir !== undefined) await rm(scratchDir, { recursive: true, force: true });
    };
    return { ctx, logs: logger.logs, dispose };
  }
}
