import type { Part } from '../domain.js';
import type { StepContext, Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { CAD_LIMITS, DEFLECTION } from './cad-limits.js';
import type { CadLimits } from './cad-limits.js';
import { convertStep } from './convert-step.js';
import { listParts } from './list-parts.js';
import type { CadPart } from './list-parts.js';
import { checkStepSize, prescanStep } from './prescan-step.js';
import { stepFileError } from './step-file-errors.js';
import { writeGlb } from './write-glb.js';

type GlbExport = Step<StepIn<'glb_export'>, StepOut<'glb_export'>>;

/**
 * Converts a STEP file to an uncompressed GLB in metres, y up, and lists its parts in the product tree's order.
 * Byte-identical for the same file and quality. Throws `StepError` with a `StepFileErrorCode`, not retryable.
 */
export const glbExport: GlbExport = createGlbExport(CAD_LIMITS);

/** The same step under other limits. */
export function createGlbExport(limits: CadLimits): GlbExport {
  return async ({ cad_file: { artifact, fileName }, quality }, ctx) => {
    checkStepSize(artifact.byteLength, fileName, limits);
    const bytes = await ctx.artifacts.get(artifact.sha256);
    const { solids } = await prescanStep(bytes, fileName, limits);
    ctx.logger.progress(0.1, `Converting ${fileName}`);
    const model = await convertStep({ bytes, fileName, deflection: DEFLECTION[quality], limits }, ctx);
    const all = listParts(model);
    const shown = all.filter((part) => part.triangles > 0);
    if (shown.length === 0) throw noGeometry(fileName);
    ctx.logger.progress(0.9, `Writing ${shown.length} parts`);
    const glb = await ctx.artifacts.put(await writeGlb(shown), 'model/gltf-binary');
    report(ctx, { all, shown, solids });
    return { glb: { artifact: glb }, parts: shown.map(withoutMesh) };
  };
}

function report({ logger }: StepContext, found: { all: CadPart[]; shown: CadPart[]; solids: number }): void {
  const { all, shown, solids } = found;
  const unnamed = shown.filter((part) => !part.named).length;
  const hidden = all.filter((part) => part.triangles === 0).map((part) => part.key);
  if (unnamed > 0) logger.warn('cad.unnamed_parts', { count: unnamed, of: shown.length });
  if (hidden.length > 0) logger.warn('cad.parts_without_surface', { parts: hidden });
  // An instance shows at least one mesh a solid, so fewer meshes than solids means that the reader dropped some.
  if (all.length < solids) logger.warn('cad.solids_missing', { inFile: solids, converted: all.length });
  logger.info('cad.converted', {
    parts: shown.length,
    triangles: shown.reduce((sum, part) => sum + part.triangles, 0),
  });
}

function withoutMesh({ key, name, instancePath, colour, triangles, shape }: CadPart): Part {
  return { key, name, instancePath, colour, triangles, shape };
}

function noGeometry(fileName: string) {
  return stepFileError(fileName, {
    code: 'step_file_no_geometry',
    why: 'holds no surface or solid that can be shown; it may be an assembly whose parts are separate files.',
    advice: 'Export the whole assembly with its geometry as one STEP file.',
  });
}
