import sharp from 'sharp';
import type { Join, Sharp } from 'sharp';
import { encodeOpaque } from './encode-png.js';

/**
 * One animated WebP of PNG frames of one size, in their order, that plays forever at `fps` frames a second. The same
 * pixels are always the same bytes.
 */
export function animate(frames: Uint8Array[], { quality, fps }: { quality: number; fps: number }): Promise<Buffer> {
  const delay = frames.map(() => Math.round(1000 / fps));
  const look = { quality, alphaQuality: 100, effort: 4, lossless: false, minSize: false, mixed: false };
  return joined(frames, { animated: true })
    .webp({ ...look, loop: 0, delay })
    .toBuffer();
}

/** PNG masks of one size as one PNG, one below the other. */
export function stackMasks(masks: Uint8Array[]): Promise<Buffer> {
  return encodeOpaque(joined(masks, { across: 1 }));
}

function joined(frames: Uint8Array[], join: Join): Sharp {
  const options = { limitInputPixels: false };
  // A list of one is no list to sharp.
  return frames.length === 1 ? sharp(frames[0], options) : sharp(frames as Buffer[], { ...options, join });
}
