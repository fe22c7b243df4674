import sharp from 'sharp';
import { frameRepeats } from '#steps/frame-repeats';
import type { Raster } from './raster.ts';

/** Eight times the largest picture that can be ordered; an animation's frames are stacked. */
const MAX_PIXELS = 8 * 4096 * 4096;

/** Both pictures of a pair with their masks: a gigabyte once they are decoded. */
export const MAX_PAIR_PIXELS = 2 * MAX_PIXELS;

/** A decoded picture or animation; `delays` in milliseconds, one a page that the file holds. */
export interface DecodedPicture extends Raster {
  delays: number[];
}

/**
 * Decodes PNG, JPEG, WebP or AVIF bytes; all pages of an animation, one below the other. Rejects for bytes that are no
 * picture, and for one of more than `mostPixels`, before memory is allocated.
 */
export async function decodePicture(bytes: Uint8Array, mostPixels = MAX_PIXELS): Promise<DecodedPicture> {
  const options = { animated: true, limitInputPixels: Math.max(1, Math.min(mostPixels, MAX_PIXELS)) };
  const { delay } = await sharp(bytes, options).metadata();
  const { data, info } = await sharp(bytes, options)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data, delays: delay ?? [0] };
}

/**
 * The animation with each of its `frames` in its place, where the file merges equal neighbours; unchanged where its pages
 * do not add up to so many frames.
 */
export function withAllFrames(picture: DecodedPicture, frames: number): DecodedPicture {
  const { delays, width } = picture;
  const repeats = frames === delays.length ? null : frameRepeats(delays, frames);
  if (!repeats) return picture;
  const length = picture.pixels.length / delays.length;
  const pixels = new Uint8Array(length * frames);
  repeats
    .flatMap((count, page) => new Array<number>(count).fill(page))
    .forEach((page, frame) => pixels.set(picture.pixels.subarray(page * length, (page + 1) * length), frame * length));
  const delay = delays.reduce((sum, one) => sum + one, 0) / frames;
  return { width, height: pixels.length / width / 4, pixels, delays: new Array<number>(frames).fill(delay) };
}
