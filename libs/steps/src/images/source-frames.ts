import sharp from 'sharp';
import { readAll } from '#artifacts';
import type { RenderedImage } from '../domain.js';
import type { StepContext } from '../step-context.js';
import { frameRepeats } from '../pictures/frame-repeats.js';
import { frameName } from '../pictures/picture-names.js';
import { imageUnreadable, readable } from './image-failure.js';
import type { Size } from '../pictures/place-picture.js';

/** One picture to convert, or one frame of an animation: encoded bytes and the page in them, with its mask's RGBA rows. */
export interface SourceFrame {
  name: string;
  bytes: Uint8Array;
  page: number;
  size: Size;
  mask: Uint8Array;
}

/**
 * The frames of a picture, which is itself where it is no animation; those of an animation get their numbers into their
 * names. Throws `StepError('image_unreadable')`, also for an id mask that does not fit its picture.
 */
export async function sourceFrames(image: RenderedImage, ctx: StepContext): Promise<SourceFrame[]> {
  const bytes = await readAll(ctx.artifacts, image.artifact.sha256);
  const { width, pageHeight, height, delay } = await readable(image.name, () =>
    sharp(bytes, { animated: true }).metadata(),
  );
  const size = { width, height: pageHeight ?? height };
  const masks = await maskRows(image, size, ctx);
  const repeats = frameRepeats(delay ?? [1], masks.length);
  if (!repeats) {
    const why = `its id mask is for ${masks.length} frames, which it does not have`;
    throw imageUnreadable(`id mask of ${image.name}`, why);
  }
  const pages = repeats.flatMap((count, page) => new Array<number>(count).fill(page));
  return pages.map((page, index) => ({
    name: pages.length === 1 ? image.name : frameName(image.name, index),
    bytes,
    page,
    size,
    mask: masks[index]!,
  }));
}

/** The mask's RGBA rows, cut into frames of the picture's size. */
async function maskRows(image: RenderedImage, size: Size, ctx: StepContext): Promise<Uint8Array[]> {
  const name = `id mask of ${image.name}`;
  const bytes = await readAll(ctx.artifacts, image.idMask.sha256);
  const { data, info } = await readable(name, () =>
    sharp(bytes, { limitInputPixels: false })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  const frames = info.height / size.height;
  if (info.width !== size.width || !Number.isInteger(frames)) {
    const why = `it has ${info.width} × ${info.height} pixels and its picture ${size.width} × ${size.height}`;
    throw imageUnreadable(name, why);
  }
  const length = size.width * size.height * 4;
  return Array.from({ length: frames }, (_, i) => data.subarray(i * length, (i + 1) * length));
}
