import sharp from 'sharp';
import type { ResolvedTemplate } from '../../domain.js';

type Size = { width: number; height: number };

/** Width of the frame's edge over which a shadow fades, as a share of the picture. */
const FADE = 0.12;
/** Smooths the grain out of a shadow: sigma as a share of the picture's larger side. */
const SMOOTHING = 0.008;

const TO_LINEAR = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/**
 * Lays a picture (PNG, straight alpha) over its shadow (PNG whose alpha is darkness, null for none) and the template's
 * background, in linear light; RGBA rows, top first, with straight alpha where the background is transparent.
 */
export async function developPicture(
  picture: Uint8Array,
  shadow: Uint8Array | null,
  template: Pick<ResolvedTemplate, 'width' | 'height' | 'background' | 'shadow'>,
): Promise<Buffer> {
  const rows = await sharp(picture, { limitInputPixels: false }).ensureAlpha().raw().toBuffer();
  const shade = shadow ? await darkness(shadow, template) : null;
  const { background } = template;
  const behind = background.kind === 'colour' ? bytesOf(background.colour) : null;
  for (let i = 0; i < rows.length; i += 4) {
    const dark = shade ? shade[i / 4]! * template.shadow.opacity : 0;
    if (rows[i + 3] !== 255) lay(rows, i, dark, behind);
  }
  return rows;
}

/** Darkness of each pixel, 0 to 1: smoothed, and faded before the frame would cut it. */
async function darkness(shadow: Uint8Array, { width, height }: Size): Promise<Float32Array> {
  const sigma = Math.max(0.5, Math.max(width, height) * SMOOTHING);
  const small = await sharp(shadow, { limitInputPixels: false }).extractChannel(3).png().toBuffer();
  const fitted = sharp(small, { limitInputPixels: false }).resize(width, height, { fit: 'fill', kernel: 'linear' });
  const alpha = await fitted.blur(sigma).toColourspace('b-w').raw().toBuffer();
  const across = Float32Array.from({ length: width }, (_, x) => edge((x + 0.5) / width));
  const down = Float32Array.from({ length: height }, (_, y) => edge((y + 0.5) / height));
  return Float32Array.from(alpha, (value, i) => (value / 255) * across[i % width]! * down[Math.floor(i / width)]!);
}

function edge(place: number): number {
  const t = Math.min(1, Math.min(place, 1 - place) / FADE);
  return t * t * (3 - 2 * t);
}

/** Light is added where the picture lets it through: the background's, less what the shadow takes. */
function lay(rows: Buffer, at: number, dark: number, behind: number[] | null): void {
  const own = rows[at + 3]! / 255;
  const alpha = own + (1 - own) * dark;
  const through = behind ? 1 - alpha : 0;
  const whole = behind ? 1 : alpha;
  for (let channel = 0; channel < 3; channel++) {
    const light = own * TO_LINEAR[rows[at + channel]!]! + through * TO_LINEAR[behind?.[channel] ?? 0]!;
    rows[at + channel] = whole > 0 ? toByte(light / whole) : 0;
  }
  rows[at + 3] = Math.round(255 * whole);
}

function toByte(linear: number): number {
  const value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, value)));
}

function bytesOf(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
