import type { RenderedImage, ResolvedTemplate } from '../domain.js';
import type { PictureRange, Renderer, RenderResult } from '../ports/index.js';
import type { StepContext } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { PictureSettings, Scene, StepOut } from '../step-io.js';
import { reencodePng } from './encode-png.js';
import { glbParts } from './glb-parts.js';
import { picked } from './picked.js';
import { renderAborted } from './render-failure.js';
import { assertRenderSize } from './render-size.js';
import { sceneViews } from './scene-views.js';

/** What the render steps have in common; `frames` 0 = no turntable, `samples` where the renderer counts them. */
export type SceneInput = Scene & PictureSettings & { frames: number; samples?: number; only?: PictureRange };

type Picture = RenderResult['pictures'][number] & Pick<RenderResult, 'maskColours'> & { name: string };

/**
 * Takes the pictures of a scene with a renderer and stores them with their id masks, in the order of their views. Throws
 * `StepError`s `render_size_out_of_range`, `angles_and_frames`, `materials_incomplete` (model and materials do not name the
 * same parts), `step_aborted` and the renderer's.
 */
export async function renderScene(
  input: SceneInput,
  renderer: Renderer,
  ctx: StepContext,
): Promise<StepOut<'threejs_render'>> {
  const template = templateOf(input);
  assertRenderSize(template);
  const { names: all, ...views } = sceneViews(template.camera, input);
  const names = picked(all, input.only);
  const glb = await ctx.artifacts.get(input.glb.artifact.sha256);
  assertSameParts(
    glbParts(glb),
    input.materials.parts.map(({ part }) => part),
  );
  ctx.logger.progress(0.1, `rendering ${template.width} × ${template.height} pixels`);
  const { pictures, maskColours } = await renderer.render({
    glb,
    template,
    ...views,
    ...(input.only && { only: input.only }),
    ...(input.samples !== undefined && { samples: input.samples }),
    materials: input.materials.parts,
    boundingBox: input.bounding_box,
    signal: ctx.signal,
    onProgress: (fraction, message) => ctx.logger.progress(0.1 + 0.8 * fraction, message),
  });
  if (pictures.length !== names.length) throw miscounted(names.length, pictures.length);
  const images: RenderedImage[] = [];
  for (const [index, name] of names.entries()) {
    images.push(await store({ ...pictures[index]!, maskColours, name }, template, ctx));
  }
  return { render: { images } };
}

function templateOf({ template, width, height, transparent }: SceneInput): ResolvedTemplate {
  const background = transparent ? { kind: 'transparent' as const } : template.background;
  return { ...template, background, width: width || template.width, height: height || template.height };
}

async function store(
  { name, maskColours, ...picture }: Picture,
  { width, height }: ResolvedTemplate,
  ctx: StepContext,
) {
  if (ctx.signal.aborted) throw renderAborted();
  const [image, mask] = await Promise.all([reencodePng(picture.image), reencodePng(picture.idMask)]);
  const artifact = await ctx.artifacts.put(image, 'image/png');
  const idMask = await ctx.artifacts.put(mask, 'image/png');
  ctx.logger.info('render.taken', { name, width, height });
  return { name, artifact, width, height, idMask, maskColours };
}

function miscounted(asked: number, given: number): StepError {
  return new StepError('render_failed', `The renderer gave ${given} pictures instead of ${asked}. Check its log.`, {
    retryable: false,
    details: { asked, given },
  });
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
