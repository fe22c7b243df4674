import { findBlender } from '../blender/blender-program.js';

const BLENDER_PATH = process.env['HARTOMAT_BLENDER_PATH'];

/** A suite that really renders with Blender; where the machine has none, it is skipped and says so. */
export function describeWithBlender(name: string, body: () => void): void {
  if (findBlender(BLENDER_PATH)) describe(name, body);
  else describe.skip(`${name} (skipped: no Blender here; apt-get install blender python3-numpy)`, body);
}
