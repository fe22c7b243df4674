import { readAll } from '#artifacts';
import type { RenderedImage, ResolvedTemplate } from '../domain.js';
import type { PictureRange, Renderer, RenderResult } from '../ports/index.js';
import type { StepContext } from '../step-context.js';
import { StepError } from '../step-error.js';
import type { PictureSettings, Scene, StepOut } from '../step-io.js';
import { decodePng, reencodePng } from '../images/encode-png.js';
import { glbParts } from './glb-parts.js';
import { picked } from './picked.js';
import { renderAborted, renderEmpty } from './render-failure.js';
import { assertRenderSize } from './render-size.js';
import { sceneViews } from './scene-views.js';
import { shownPixels } from './shown-pixels.js';
import { tinyParts } from './tiny-parts.js';

/** The common input of the render steps; `frames` 0 = no turntable, `samples` where the renderer counts them. */
export type SceneInput = Scene & PictureSettings & { frames: number; samples?: number; only?: PictureRange };

type Picture = RenderResult['pictures'][number] & Pick<RenderResult, 'maskColours'> & { name: string };

/**
 * Takes the pictures of a scene with a renderer and stores them with their id masks, in the order of their views. Throws
 * `StepError`s `render_size_out_of_range`, `angles_and_frames`, `materials_incomplete` (model and materials do not name the
 * same parts), `render_empty` (a picture shows none of them), `step_aborted` and the renderer's.
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
  const glb = await readAll(ctx.artifacts, input.glb.artifact.sha256);
  assertSameParts(
    glbParts(glb),
    input.materials.parts.map(({ part }) => part),
  );
  ctx.logger.progress(0.1, `rendering ${template.width} × ${template.height} pixels`);
  const scene = { glb, template, ...views, boundingBox: input.bounding_box };
  const { pictures, maskColours } = await renderer.render({
    ...scene,
    ...(input.only && { only: input.only }),
    ...(input.samples !== undefined && { samples: input.samples }),
    materials: input.materials.parts,
    signal: ctx.signal,
    onProgress: (fraction, message) => ctx.logger.progress(0.1 + 0.8 * fraction, message),
  });
  if (pictures.length !== names.length) throw miscounted(names.length, pictures.length);
  // For all views; logged only with the first picture, so that shards log it once.
  if (!input.only?.first) warnOfTinyParts(await tinyParts(scene), ctx);
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
  const mask = await decodePng(picture.idMask);
  const colours = maskColours.map(({ colour }) => colour);
  if (shownPixels(mask, colours) === 0) throw renderEmpty(name);
  const [image, encodedMask] = await Promise.all([reencodePng(await decodePng(picture.image)), reencodePng(mask)]);
  const artifact = await ctx.artifacts.put(image, 'image/png');
  const idMask = await ctx.artifacts.put(encodedMask, 'image/png');
  ctx.logger.info('render.taken', { name, width, height });
  return { name, artifact, width, height, idMask, maskColours };
}

/** How many parts a warning names. */
const NAMED = 20;

function warnOfTinyParts(parts: string[], { logger }: StepContext): void {
  if (parts.length === 0) return;
  logger.warn('render.parts_too_small', { count: parts.length, parts: parts.slice(0, NAMED) });
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
