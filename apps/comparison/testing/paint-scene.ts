import sharp from 'sharp';

/** A box in the picture, shaded from its colour at the left to three quarters of it at the right. */
export interface PaintedPart {
  part: string;
  colour: [number, number, number];
  box: { x: number; y: number; width: number; height: number };
}

export interface PaintedScene {
  picture: Uint8Array;
  idMask: Uint8Array;
  colours: { part: string; colour: string }[];
}

const maskColour = (index: number): [number, number, number] => [40 + index * 37, 90, 250 - index * 31];

const hex = (colour: number[]): string => `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

/** Paints parts from back to front on a transparent ground, as PNG, with the id mask that a renderer makes (on black). */
export async function paintScene(
  parts: PaintedPart[],
  look: { size?: number; noise?: number; compressionLevel?: number } = {},
): Promise<PaintedScene> {
  const size = look.size ?? 128;
  const picture = new Uint8Array(size * size * 4);
  const mask = new Uint8Array(size * size * 4).map((_, i) => (i % 4 === 3 ? 255 : 0));
  parts.forEach((part, index) => {
    paint(picture, { size, part, look });
    paintFlat(mask, { size, part, colour: maskColour(index) });
  });
  const encode = (pixels: Uint8Array): Promise<Buffer> =>
    sharp(pixels, { raw: { width: size, height: size, channels: 4 } })
      .png({ compressionLevel: look.compressionLevel ?? 6 })
      .toBuffer();
  return {
    picture: await encode(picture),
    idMask: await encode(mask),
    colours: parts.map(({ part }, index) => ({ part, colour: hex(maskColour(index)) })),
  };
}

function paint(
  pixels: Uint8Array,
  { size, part, look }: { size: number; part: PaintedPart; look: { noise?: number } },
): void {
  eachPixel(size, part, (at, x, y) => {
    const shade = 1 - (0.25 * (x - part.box.x)) / part.box.width;
    const noise = look.noise ? ((x * 7 + y * 13) % (2 * look.noise + 1)) - look.noise : 0;
    part.colour.forEach((channel, i) => (pixels[at + i] = Math.min(255, Math.max(0, channel * shade + noise))));
    pixels[at + 3] = 255;
  });
}

function paintFlat(
  pixels: Uint8Array,
  { size, part, colour }: { size: number; part: PaintedPart; colour: number[] },
): void {
  eachPixel(size, part, (at) => pixels.set([...colour, 255], at));
}

function eachPixel(size: number, { box }: PaintedPart, visit: (at: number, x: number, y: number) => void): void {
  for (let y = box.y; y < Math.min(size, box.y + box.height); y++) {
    for (let x = box.x; x < Math.min(size, box.x + box.width); x++) visit((y * size + x) * 4, x, y);
  }
}
