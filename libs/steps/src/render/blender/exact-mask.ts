import sharp from 'sharp';

/**
 * A rendered id mask (PNG) as RGBA rows in which each pixel has exactly one of the colours ('#rrggbb'), or black where no
 * part is. A colour that the renderer rounded goes to the nearest.
 */
export async function exactMask(png: Uint8Array, colours: string[]): Promise<Buffer> {
  const rows = await sharp(png, { limitInputPixels: false }).ensureAlpha().raw().toBuffer();
  const known = colours.map((colour) => parseInt(colour.slice(1), 16));
  const meant = new Map(known.map((colour) => [colour, colour]));
  const exact = (seen: number): number => {
    const colour = meant.get(seen) ?? nearest(seen, known);
    meant.set(seen, colour);
    return colour;
  };
  for (let i = 0; i < rows.length; i += 4) {
    rows.writeUIntBE(rows[i + 3]! < 128 ? 0 : exact(rows.readUIntBE(i, 3)), i, 3);
    rows[i + 3] = 255;
  }
  return rows;
}

function nearest(colour: number, known: number[]): number {
  return known.reduce((best, other) => (apart(other, colour) < apart(best, colour) ? other : best));
}

function apart(a: number, b: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);
}
