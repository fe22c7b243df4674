import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createArtifactCatalogReader, createCollectingLogger, createLocalProcessRunner } from '#steps';
import type { ArtifactStore } from '#artifacts';
import type { Renderer, StepContext } from '#steps';
import type { SlotRenderers } from '../slots/slot-renderers.js';
import type { TaskSession } from './task-ports.js';

/** The slot of a task, its abort signal and its progress callback. */
export interface SessionRequest {
  pool: string;
  slot: number;
  signal: AbortSignal;
  onProgress(fraction: number, message: string): void;
}

/** Creates the context of one task: the slot's renderer, an empty scratch folder, and what all tasks share. */
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

  /** The scratch folder is created on first access: most steps do not use it, and it costs more than many steps. */
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
