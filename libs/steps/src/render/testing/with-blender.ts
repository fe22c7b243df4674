import { findBlender } from '../blender/blender-program.js';

/** A suite that renders with the Blender on PATH; skipped with a reason where the machine has none. */
export function describeWithBlender(name: string, body: () => void): void {
  if (findBlender()) describe(name, body);
  else describe.skip(`${name} (skipped: no Blender here; apt-get install blender python3-numpy)`, body);
}
