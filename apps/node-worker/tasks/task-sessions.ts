import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
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
    mkdirSync(this.scratchRoot, { recursive: true });
    this.shared = {
      artifacts,
      catalog: createArtifactCatalogReader(artifacts),
      processes: createLocalProcessRunner(),
      blender: studios.blender,
    };
  }

  async open({ pool, slot, signal, onProgress }: SessionRequest): Promise<TaskSession> {
    const scratchDir = await mkdtemp(join(this.scratchRoot, 'task-'));
    const logger = createCollectingLogger(onProgress);
    return {
      ctx: { ...this.shared, renderer: this.studios.renderers.of(pool, slot), logger, signal, scratchDir },
      logs: logger.logs,
      dispose: () => rm(scratchDir, { recursive: true, force: true }),
    };
  }
}
