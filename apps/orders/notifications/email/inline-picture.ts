import sharp from 'sharp';

/** A picture in a format that mail clients show, of at most 1 MB or at most 600 pixels a side. */
export interface InlinePicture {
  bytes: Buffer;
  mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
}

const MAX_BYTES = 1_000_000;
const MAX_SIDE = 600;
const SHOWN = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** The picture as it is where it is small enough, else scaled down; of an animation its first frame. Rejects for what is no picture. */
export async function inlinePicture(bytes: Uint8Array, mediaType: string): Promise<InlinePicture> {
  const { pages = 1, hasAlpha } = await sharp(bytes).metadata();
  const shown = SHOWN.find((type) => type === mediaType);
  if (shown && pages === 1 && bytes.byteLength <= MAX_BYTES) return { bytes: Buffer.from(bytes), mediaType: shown };
  const small = sharp(bytes).resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true });
  if (hasAlpha || pages > 1) return { bytes: await small.png().toBuffer(), mediaType: 'image/png' };
  return { bytes: await small.jpeg({ quality: 85 }).toBuffer(), mediaType: 'image/jpeg' };
}
