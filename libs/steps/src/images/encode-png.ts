import sharp from 'sharp';
import type { Sharp } from 'sharp';

/** One way to write a PNG, with no text chunks, so that the same pixels are always the same bytes. */
const PNG = { compressionLevel: 6, adaptiveFiltering: false, palette: false } as const;

/** Raw RGBA rows to PNG; without `alpha` the alpha channel is left out. */
export function encodePng(rgba: Uint8Array, size: { width: number; height: number }, alpha: boolean): Promise<Buffer> {
  const picture = sharp(rgba, { raw: { ...size, channels: 4 }, limitInputPixels: false });
  return (alpha ? picture : picture.removeAlpha()).png(PNG).toBuffer();
}

/** An opaque picture of any source to PNG. */
export function encodeOpaque(picture: Sharp): Promise<Buffer> {
  return picture.removeAlpha().png(PNG).toBuffer();
}

/** Rows of pixels, top first, 8 bits a channel. */
export interface RawPicture {
  data: Uint8Array;
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

/** The pixels of a PNG. */
export function decodePng(png: Uint8Array): Promise<RawPicture> {
  return sharp(png, { limitInputPixels: false }).raw().toBuffer({ resolveWithObject: true });
}

/** Re-encodes a picture, so that its bytes depend on pixels alone. */
export function reencodePng({ data, info: { width, height, channels } }: RawPicture): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false }).png(PNG).toBuffer();
}
