import { readAll } from '#artifacts';
import type { Part } from '../domain.js';
import type { StepContext, Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { CAD_LIMITS, DEFLECTION } from './cad-limits.js';
import type { CadLimits } from './cad-limits.js';
import { convertStep } from './convert-step.js';
import type { CadModel } from './convert-step.js';
import { listParts } from './list-parts.js';
import type { CadPart } from './list-parts.js';
import { checkStepSize, prescanStep } from './prescan-step.js';
import { stepFileError } from './step-file-errors.js';
import type { StepFileProblem } from './step-file-errors.js';
import { writeGlb } from './write-glb.js';

type GlbExport = Step<StepIn<'glb_export'>, StepOut<'glb_export'>>;

/**
 * Converts a STEP file to an uncompressed GLB in metres, y up, and lists its parts in the product tree's order.
 * Byte-identical for the same file and quality. Throws `StepError` with a `StepFileErrorCode`, not retryable.
 */
export const glbExport: GlbExport = createGlbExport(CAD_LIMITS);

/** The same step with other limits. */
export function createGlbExport(limits: CadLimits): GlbExport {
  return async ({ cad_file: { artifact, fileName }, quality }, ctx) => {
    checkStepSize(artifact.byteLength, fileName, limits);
    const bytes = await readAll(ctx.artifacts, artifact.sha256);
    const { plain, warnings } = await prescanStep(bytes, fileName, limits);
    for (const { code, params } of warnings) ctx.logger.warn(code, params);
    ctx.logger.progress(0.1, `Converting ${fileName}`);
    const model = await convertStep({ bytes: plain, fileName, deflection: DEFLECTION[quality], limits }, ctx);
    const all = listParts(model);
    const shown = all.filter((part) => part.triangles > 0);
    if (shown.length === 0) throw stepFileError(fileName, noGeometry(model.hidden));
    ctx.logger.progress(0.9, `Writing ${shown.length} parts`);
    const glb = await ctx.artifacts.put(await writeGlb(shown, model), 'model/gltf-binary');
    report(ctx, model, { all, shown });
    return { glb: { artifact: glb }, parts: shown.map(withoutMesh) };
  };
}

function report(
  { logger }: StepContext,
  { hidden, missing, unplaced, meshes }: CadModel,
  parts: { all: CadPart[]; shown: CadPart[] },
): void {
  const { all, shown } = parts;
  const unnamed = shown.filter((part) => !part.named).length;
  const bare = all.filter((part) => part.triangles === 0).map((part) => part.key);
  if (unnamed > 0) logger.warn('cad.unnamed_parts', { count: unnamed, of: shown.length });
  const holed = shown.filter(({ mesh }) => meshes[mesh]!.bareFaces > 0).map((part) => part.key);
  if (bare.length > 0) logger.warn('cad.parts_without_surface', { parts: bare });
  if (holed.length > 0) logger.warn('cad.parts_with_missing_faces', { parts: holed });
  if (missing > 0) logger.warn('cad.solids_missing', { count: missing });
  if (unplaced > 0) logger.warn('cad.parts_without_place', { count: unplaced });
  if (hidden > 0) logger.info('cad.parts_hidden', { count: hidden });
  logger.info('cad.converted', {
    parts: shown.length,
    triangles: shown.reduce((sum, part) => sum + part.triangles, 0),
  });
}

function withoutMesh({ key, name, instancePath, colour, fileMaterial, triangles, shape }: CadPart): Part {
  return { key, name, instancePath, colour, fileMaterial, triangles, shape };
}

function noGeometry(hidden: number): StepFileProblem {
  if (hidden > 0) {
    return {
      code: 'step_file_no_geometry',
      why: `hides all of its ${hidden} ${hidden === 1 ? 'part' : 'parts'}, so there is nothing to show.`,
      advice: 'Show the parts in the CAD system, or switch their layers on, and export it again.',
      details: { hidden },
    };
  }
  return {
    code: 'step_file_no_geometry',
    why: 'holds no surface or solid that can be shown; it may be an assembly whose parts are separate files.',
    advice: 'Export the whole assembly with its geometry as one STEP file.',
  };
}
