import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { RenderedImage } from '../domain.js';
import { encodePng } from '../render/encode-png.js';
import type { Step, StepContext } from '../step-context.js';
import type { StepIn, StepOut } from '../step-io.js';
import { assertImageSize, imageUnreadable } from './image-failure.js';
import { encodeAs, hasTransparency, renamed } from './image-format.js';
import { placeMask } from './place-mask.js';
import { placePicture } from './place-picture.js';
import type { Placement, Size } from './place-picture.js';
import { untilAborted } from './until-aborted.js';

type Input = StepIn<'image_convert'>;
type Settings = Omit<Input, 'render'>;

const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 };
const OPAQUE_DEFAULT = '#ffffff';

/**
 * Writes every picture in another format and size, and its id mask (always PNG) in the same size with its exact colours.
 * Throws `StepError`s `image_unreadable`, `image_size_out_of_range` and, where the signal aborts, `step_aborted`.
 */
export const imageConvert: Step<Input, StepOut<'image_convert'>> = async ({ render, ...settings }, ctx) => {
  const images: RenderedImage[] = [];
  // One after the other: a large picture takes many bytes while it is decoded.
  for (const [index, image] of render.images.entries()) {
    ctx.logger.progress(index / render.images.length, `converting ${image.name} to ${settings.format}`);
    images.push(await untilAborted(ctx.signal, () => convert(image, settings, ctx)));
  }
  return { render: { images } };
};

async function convert(image: RenderedImage, settings: Settings, ctx: StepContext): Promise<RenderedImage> {
  const source = await ctx.artifacts.get(image.artifact.sha256);
  const size = await sizeOf(source, image.name);
  const placement = placePicture(size, settings);
  assertImageSize(image.name, placement.canvas);
  const mask = await convertMask(image, size, placement, ctx);
  const picture = place(sharp(source), placement, backgroundOf(settings));
  const bytes = await readable(image.name, () => encodeAs(picture, settings.format, settings.quality));
  // Nothing more is stored for a caller who has gone.
  ctx.signal.throwIfAborted();
  const name = renamed(image.name, settings.format);
  const artifact = await ctx.artifacts.put(bytes, `image/${settings.format}`);
  const idMask = await ctx.artifacts.put(mask, 'image/png');
  ctx.logger.info('image.converted', { from: image.name, name, ...placement.canvas });
  return { name, artifact, ...placement.canvas, idMask, maskColours: image.maskColours };
}

async function sizeOf(bytes: Uint8Array, name: string): Promise<Size> {
  const { width, height } = await readable(name, () => sharp(bytes).metadata());
  return { width, height };
}

async function convertMask(image: RenderedImage, size: Size, placement: Placement, ctx: StepContext): Promise<Buffer> {
  const name = `id mask of ${image.name}`;
  const bytes = await ctx.artifacts.get(image.idMask.sha256);
  const { data, info } = await readable(name, () =>
    sharp(bytes).toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true }),
  );
  if (info.width !== size.width || info.height !== size.height) {
    const why = `it has ${info.width} × ${info.height} pixels and its picture ${size.width} × ${size.height}`;
    throw imageUnreadable(name, why);
  }
  return encodePng(placeMask(data, info.width, placement), placement.canvas, false);
}

/** The colour behind transparent pixels and beside a contained picture; null leaves both transparent. */
function backgroundOf({ background, format }: Settings): string | null {
  return background || (hasTransparency(format) ? null : OPAQUE_DEFAULT);
}

function place(picture: Sharp, { crop, scaled, left, top, canvas }: Placement, background: string | null): Sharp {
  const right = canvas.width - scaled.width - left;
  const bottom = canvas.height - scaled.height - top;
  const cut = picture.extract(crop).resize({ ...scaled, fit: 'fill', kernel: 'lanczos3' });
  const flat = background === null ? cut : cut.flatten({ background });
  return flat.extend({ left, right, top, bottom, background: background ?? TRANSPARENT });
}

async function readable<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw imageUnreadable(name, cause instanceof Error ? cause.message : String(cause), cause);
  }
}
