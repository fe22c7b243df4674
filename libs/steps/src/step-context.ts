import type { ArtifactStore } from '#artifacts';
import type { CatalogReader, ProcessRunner, Renderer, StepLogger } from './ports/index.js';

/**
 * The dependencies of a step. It has nothing of the engine: no run, node, retry or subject. `signal` aborts on cancel
 * and on a deadline; `scratchDir` is an empty folder that the caller removes afterwards.
 */
export interface StepContext {
  artifacts: ArtifactStore;
  catalog: CatalogReader;
  processes: ProcessRunner;
  /** The three.js studio in a headless browser. */
  renderer: Renderer;
  /** Blender, where the machine has it; else each call throws `StepError('blender_missing')`. */
  blender: Renderer;
  logger: StepLogger;
  signal: AbortSignal;
  scratchDir: string;
}

/** A function of the pipeline, shared by legacy and graph: data in, data out, files through `ctx.artifacts`. */
export type Step<I, O> = (input: I, ctx: StepContext) => Promise<O>;
