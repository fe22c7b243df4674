import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CAD_LIMITS } from '../cad/cad-limits.js';
import type { CadLimits } from '../cad/cad-limits.js';
import { createGlbExport } from '../cad/glb-export.js';
import type { StepContext } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';

/** The project's root folder, as a URL that ends in a slash. */
export const PROJECT = new URL('../../../../', import.meta.url);

/** STEP files for specs, relative to `PROJECT`; `SHIPPED` is a folder of real files from several CAD systems. */
export const SHIPPED = 'node_modules/occt-import-js/test/testfiles/';
export const BEARING = 'tests/fixtures/step/own-ball-bearing-6204.step';
export const FLANGE = 'tests/fixtures/step/own-flange-unit.step';
export const INCH_BLOCK = 'tests/fixtures/step/own-inch-block.step';
export const AS1 = `${SHIPPED}cax-if/as1-oc-214.stp`;

/** The bytes of a file of the project. */
export function fixture(path: string): Promise<Buffer> {
  return readFile(new URL(path, PROJECT));
}

/** Puts a STEP file (a path in the project, or bytes, which are called "made.stp") and runs `glb_export` on it. */
export async function convertFixture(
  ctx: StepContext,
  file: string | Uint8Array,
  { quality = 'preview', limits = CAD_LIMITS }: { quality?: StepIn<'glb_export'>['quality']; limits?: CadLimits } = {},
): Promise<StepOut<'glb_export'>> {
  const bytes = typeof file === 'string' ? await fixture(file) : file;
  const artifact = await ctx.artifacts.put(bytes, 'model/step');
  const fileName = typeof file === 'string' ? basename(file) : 'made.stp';
  return createGlbExport(limits)({ cad_file: { artifact, fileName }, quality }, ctx);
}
