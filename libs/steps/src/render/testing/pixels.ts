import sharp from 'sharp';
import type { OnePicture } from './render-one.js';

/** A decoded picture; `at` gives a pixel as '#rrggbb', `alpha` as 0 to 255. */
export interface Pixels {
  width: number;
  height: number;
  at(x: number, y: number): string;
  alpha(x: number, y: number): number;
}

/** Decodes a PNG to RGBA. */
export async function pixelsOf(png: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const offset = (x: number, y: number) => (y * info.width + x) * 4;
  return {
    width: info.width,
    height: info.height,
    at: (x, y) => `#${data.subarray(offset(x, y), offset(x, y) + 3).toString('hex')}`,
    alpha: (x, y) => data[offset(x, y) + 3]!,
  };
}

/** What a picture shows of one part: how many pixels, and the median colour of them. */
export interface PartPixels {
  count: number;
  median: string;
}

/** Every part that its id mask shows, and the mask's colours that belong to no part (black left out). */
export async function partsSeen(result: OnePicture): Promise<{ parts: Map<string, PartPixels>; strange: string[] }> {
  const [picture, mask] = await Promise.all([pixelsOf(result.image), pixelsOf(result.idMask)]);
  const byColour = new Map<string, string[]>();
  eachPixel(mask, (x, y) => {
    const colours = byColour.get(mask.at(x, y)) ?? [];
    byColour.set(mask.at(x, y), colours);
    colours.push(picture.at(x, y));
  });
  byColour.delete('#000000');
  const names = new Map(result.maskColours.map(({ part, colour }) => [colour, part]));
  const known = [...byColour].filter(([colour]) => names.has(colour));
  return {
    parts: new Map(known.map(([c, seen]) => [names.get(c)!, { count: seen.length, median: median(seen) }])),
    strange: [...byColour.keys()].filter((colour) => !names.has(colour)),
  };
}

/** The rectangle that the mask's parts cover, in pixels, both ends included. */
export async function extent(
  idMask: Uint8Array,
): Promise<{ left: number; right: number; top: number; bottom: number }> {
  const mask = await pixelsOf(idMask);
  const found = { left: mask.width, right: -1, top: mask.height, bottom: -1 };
  eachPixel(mask, (x, y) => {
    if (mask.at(x, y) === '#000000') return;
    found.left = Math.min(found.left, x);
    found.right = Math.max(found.right, x);
    found.top = Math.min(found.top, y);
    found.bottom = Math.max(found.bottom, y);
  });
  return found;
}

function eachPixel({ width, height }: Pixels, visit: (x: number, y: number) => void): void {
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) visit(x, y);
}

function median(colours: string[]): string {
  const channel = (from: number) => {
    const values = colours.map((colour) => parseInt(colour.slice(from, from + 2), 16)).sort((a, b) => a - b);
    return values[values.length >> 1]!.toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
