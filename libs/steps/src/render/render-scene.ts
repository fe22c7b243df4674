import type { ResolvedTemplate } from '../domain.js';
import type { Renderer, RenderResult } from '../ports/index.js';
import type { StepContext } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { PictureSettings, Scene, StepOut } from '../step-io.js';
import { reencodePng } from './encode-png.js';
import { glbParts } from './glb-parts.js';
import { assertRenderSize } from './render-size.js';

/** What the render steps have in common; `frames` 0 = no turntable, `samples` where the renderer counts them. */
export type SceneInput = Scene & PictureSettings & { frames: number; samples?: number };

const NAME = 'still.png';

type Picture = RenderResult['pictures'][number] & Pick<RenderResult, 'maskColours'>;

/**
 * Takes the pictures of a scene with a renderer and stores them with their id masks. Throws `StepError`s
 * `render_size_out_of_range`, `materials_incomplete` (model and materials do not name the same parts) and the renderer's.
 */
export async function renderScene(
  input: SceneInput,
  renderer: Renderer,
  ctx: StepContext,
): Promise<StepOut<'threejs_render'>> {
  const template = sized(input);
  assertRenderSize(template);
  const glb = await ctx.artifacts.get(input.glb.artifact.sha256);
  assertSameParts(
    glbParts(glb),
    input.materials.parts.map(({ part }) => part),
  );
  ctx.logger.progress(0.1, `rendering ${template.width} × ${template.height} pixels`);
  const result = await renderer.render({
    glb,
    template,
    views: [template.camera],
    ...(input.samples !== undefined && { samples: input.samples }),
    materials: input.materials.parts,
    boundingBox: input.bounding_box,
    signal: ctx.signal,
    onProgress: (fraction, message) => ctx.logger.progress(0.1 + 0.8 * fraction, message),
  });
  const [picture] = result.pictures;
  if (!picture) throw new Error('The renderer gave no picture.');
  return { render: { images: [await store({ ...picture, maskColours: result.maskColours }, template, ctx)] } };
}

function sized({ template, width, height }: SceneInput): ResolvedTemplate {
  return { ...template, width: width || template.width, height: height || template.height };
}

async function store(result: Picture, { width, height }: ResolvedTemplate, ctx: StepContext) {
  const [image, mask] = await Promise.all([reencodePng(result.image), reencodePng(result.idMask)]);
  const artifact = await ctx.artifacts.put(image, 'image/png');
  const idMask = await ctx.artifacts.put(mask, 'image/png');
  ctx.logger.info('render.taken', { name: NAME, width, height });
  return { name: NAME, artifact, width, height, idMask, maskColours: result.maskColours };
}

function assertSameParts(shown: (string | null)[], dressed: string[]): void {
  const known = new Set<string | null>(dressed);
  const bare = shown.find((part) => !known.has(part));
  if (bare === null) throw incomplete(bare, 'A mesh of the model belongs to no part');
  if (bare !== undefined) throw incomplete(bare, `The part "${bare}" has no material`);
  const visible = new Set(shown);
  const absent = dressed.find((part) => !visible.has(part));
  if (absent !== undefined)
    throw incomplete(absent, `There is a material for "${absent}", which the model does not show`);
}

function incomplete(part: string | null, what: string): StepError {
  return new StepError(
    'materials_incomplete',
    `${what}. The model and the materials come from different files: connect both to the same glb_export.`,
    { retryable: false, details: { part } },
  );
}
