import sharp from 'sharp';
import type { Sharp } from 'sharp';

/** One way to write a PNG, with no text chunks, so that the same pixels are always the same bytes. */
const PNG = { compressionLevel: 6, adaptiveFiltering: false, palette: false } as const;

/** Raw RGBA rows to PNG; without `alpha` the alpha channel is left out. */
export function encodePng(rgba: Uint8Array, size: { width: number; height: number }, alpha: boolean): Promise<Buffer> {
  const picture = sharp(rgba, { raw: { ...size, channels: 4 }, limitInputPixels: false });
  return (alpha ? picture : picture.removeAlpha()).png(PNG).toBuffer();
}

/** An opaque picture to PNG, whatever it was read from. */
export function encodeOpaque(picture: Sharp): Promise<Buffer> {
  return picture.removeAlpha().png(PNG).toBuffer();
}

/** The same picture written our way, whoever wrote it before: bytes then depend on pixels alone. */
export async function reencodePng(png: Uint8Array): Promise<Buffer> {
  const { data, info } = await sharp(png, { limitInputPixels: false }).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false }).png(PNG).toBuffer();
}
