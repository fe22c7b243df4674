import sharp from 'sharp';
import type { Raster } from './raster.js';

/** Eight times the largest picture that can be ordered; an animation's frames are stacked. */
const MAX_PIXELS = 8 * 4096 * 4096;

/** Decodes PNG, JPEG or WebP bytes; all frames of an animation, one below the other. Rejects for bytes that are no picture. */
export async function decodePicture(bytes: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(bytes, { animated: true, limitInputPixels: MAX_PIXELS })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}
