/** The script of the thread that makes stills; the gateway itself loads no `sharp`. */
import sharp from 'sharp';
import type { StillJob, StillOutcome } from './still-job.ts';

/** Twice the largest picture that can be ordered, of one frame. */
const MAX_PIXELS = 2 * 4096 * 4096;
/** A WebP has no longer side. */
const LONGEST = 16_383;
const WITHIN_SECONDS = 20;

/** Decodes one frame of PNG, JPEG, WebP or AVIF bytes; what is too large is refused by its header. */
export async function makeStill({ bytes, width, frame }: StillJob): Promise<StillOutcome> {
  try {
    const { pages = 1 } = await sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata();
    if (frame > pages) return { frames: pages };
    const box = { width: width ?? LONGEST, height: width === null ? LONGEST : 4 * width };
    const still = await sharp(bytes, { page: frame - 1, limitInputPixels: MAX_PIXELS })
      .timeout({ seconds: WITHIN_SECONDS })
      .autoOrient()
      .resize({ ...box, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      // In full size it is looked at pixel by pixel.
      .webp(width === null ? { lossless: true, effort: 0 } : { quality: 82, effort: 2 })
      .toBuffer();
    return { bytes: still };
  } catch (error) {
    return { fault: /pixel limit|timeout/i.test((error as Error).message) ? 'too_large' : 'unreadable' };
  }
}
