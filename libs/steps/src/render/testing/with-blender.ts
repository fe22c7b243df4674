import { findBlender } from '../blender/blender-program.js';

/** A suite that really renders with the Blender on PATH; where the machine has none, it is skipped and says so. */
export function describeWithBlender(name: string, body: () => void): void {
  if (findBlender()) describe(name, body);
  else describe.skip(`${name} (skipped: no Blender here; apt-get install blender python3-numpy)`, body);
}
