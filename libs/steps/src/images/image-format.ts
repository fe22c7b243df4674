import type { Sharp } from 'sharp';
import type { ImageFormat } from '../pictures/picture-names.js';
import { singleThreaded } from './single-threaded.js';

/** Transparent pixels survive in all formats but this. */
export function hasTransparency(format: ImageFormat): boolean {
  return format !== 'jpeg';
}

/**
 * Bytes of the picture. All that changes them is named, and metadata is left out, so that the same pixels are always the
 * same bytes. `quality` 1 to 100; PNG keeps every pixel and ignores it.
 */
export function encodeAs(
  picture: Sharp,
  format: Exclude<ImageFormat, 'webp-animated'>,
  quality: number,
): Promise<Buffer> {
  switch (format) {
    case 'png':
      return picture.png({ compressionLevel: 6, adaptiveFiltering: false, palette: false }).toBuffer();
    case 'jpeg':
      return picture.jpeg({ quality, chromaSubsampling: '4:2:0', progressive: false, mozjpeg: false }).toBuffer();
    case 'webp':
      return picture.webp({ quality, alphaQuality: 100, effort: 4, lossless: false }).toBuffer();
    case 'avif':
      return singleThreaded(() =>
        picture.avif({ quality, chromaSubsampling: '4:4:4', effort: 4, lossless: false }).toBuffer(),
      );
  }
}

/** A frame for an animation: lossless, and fast to write. */
export function encodeFrame(picture: Sharp): Promise<Buffer> {
  return picture.png({ compressionLevel: 1 }).toBuffer();
}
