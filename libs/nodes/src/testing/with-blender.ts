import { createLocalProcessRunner } from '#steps';
import { createBlenderRenderer, findBlender } from '#steps/render';
import type { Renderer } from '#steps';

/** A suite that really renders with the Blender on PATH; where the machine has none, it is skipped and says so. */
export function describeWithBlender(name: string, body: () => void): void {
  if (findBlender()) describe(name, body);
  else describe.skip(`${name} (skipped: no Blender here; apt-get install blender python3-numpy)`, body);
}

/** The Blender on PATH, working below `scratchDir`. */
export function specBlender(scratchDir: string): Renderer {
  return createBlenderRenderer({ scratchDir, processes: createLocalProcessRunner() });
}
