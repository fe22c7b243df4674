import type { Render, ResolvedTemplate } from '../domain.js';
import { StepError } from '../step-error.js';
import type { Step } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { glbParts } from './glb-parts.js';

/** The node's own size beats the template's, side by side. */
function sized(template: ResolvedTemplate, width: number, height: number): ResolvedTemplate {
  return { ...template, width: width || template.width, height: height || template.height };
}

async function requireComplete(glb: Uint8Array, materials: StepIn<'threejs_render'>['materials']): Promise<void> {
  const shown = new Set(await glbParts(glb));
  const given = new Set(materials.parts.map(({ part }) => part));
  const bare = [...shown].filter((part) => !given.has(part));
  const strange = [...given].filter((part) => !shown.has(part));
  if (bare.length === 0 && strange.length === 0) return;
  const what =
    bare.length > 0
      ? `part "${bare[0]}" has no material`
      : `part "${strange[0]}" has a material but is not in the model`;
  throw new StepError(
    'materials_incomplete',
    `The materials do not fit the model: ${what}. Run the material steps on this model's own parts.`,
    {
      retryable: false,
      details: { withoutMaterial: bare, notInModel: strange },
    },
  );
}

/** Takes the picture of a model and its id mask; same inputs in the same environment give the same bytes. */
export const threejsRender: Step<StepIn<'threejs_render'>, StepOut<'threejs_render'>> = async (
  { glb, template, materials, bounding_box, width, height },
  ctx,
) => {
  const bytes = await ctx.artifacts.get(glb.artifact.sha256);
  await requireComplete(bytes, materials);
  const shown = sized(template, width, height);
  ctx.logger.progress(0.05, `rendering ${shown.width} × ${shown.height} px`);
  const picture = await ctx.renderer.render({
    glb: bytes,
    template: shown,
    materials: materials.parts,
    boundingBox: bounding_box,
    signal: ctx.signal,
    onProgress: (fraction, message) => ctx.logger.progress(0.05 + 0.9 * fraction, message),
  });
  const artifact = await ctx.artifacts.put(picture.image, 'image/png');
  const idMask = await ctx.artifacts.put(picture.idMask, 'image/png');
  const image = {
    name: 'still.png',
    artifact,
    width: shown.width,
    height: shown.height,
    idMask,
    maskColours: picture.maskColours,
  };
  return { render: { images: [image] } satisfies Render };
};
