import type { Sharp } from 'sharp';
import type { StepIn } from '../step-io.js';
import { singleThreaded } from './single-threaded.js';

/** The formats that pictures can be delivered in. */
export type ImageFormat = StepIn<'image_convert'>['format'];

const EXTENSION: Record<ImageFormat, string> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  avif: 'avif',
  'webp-animated': 'webp',
};

/** Transparent pixels survive in all formats but this. */
export function hasTransparency(format: ImageFormat): boolean {
  return format !== 'jpeg';
}

/** The picture's name with the extension of its new format; a name without one gets it. */
export function renamed(name: string, format: ImageFormat): string {
  return `${name.replace(/(?<=.)\.[^.]*$/, '')}.${EXTENSION[format]}`;
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

/** A frame as it waits for its animation: no pixel lost, and quick to write. */
export function encodeFrame(picture: Sharp): Promise<Buffer> {
  return picture.png({ compressionLevel: 1 }).toBuffer();
}
