import { createBlenderRenderer, createLocalProcessRunner, findBlender } from '#steps';
import type { Renderer } from '#steps';

const blenderPath = process.env['HARTOMAT_BLENDER_PATH'];

/** A suite that really renders with Blender; where the machine has none, it is skipped and says so. */
export function describeWithBlender(name: string, body: () => void): void {
  if (findBlender(blenderPath)) describe(name, body);
  else describe.skip(`${name} (skipped: no Blender here; apt-get install blender python3-numpy)`, body);
}

/** The machine's Blender, working below `scratchDir`. */
export function specBlender(scratchDir: string): Renderer {
  return createBlenderRenderer({ blenderPath, scratchDir, processes: createLocalProcessRunner() });
}
