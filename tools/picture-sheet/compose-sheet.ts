import sharp from 'sharp';
import type { OverlayOptions } from 'sharp';

/** Pictures (PNG) with their captions; rows from the top, all of equal length. */
export type Cell = { picture: Uint8Array; title: string; subtitle: string };

const CELL = 320;
const GAP = 12;
const CAPTION = 46;
const CHECK = 16;

/**
 * Composes one PNG of all cells, each 320 pixels wide with its caption; transparent pixels show a chequered background.
 */
export async function composeSheet(rows: Cell[][]): Promise<Buffer> {
  const columns = rows[0]?.length ?? 0;
  const width = GAP + columns * (CELL + GAP);
  const height = GAP + rows.length * (CELL + CAPTION + GAP);
  const placed = await Promise.all(
    rows.flatMap((row, y) =>
      row.map((cell, x) => place(cell, GAP + x * (CELL + GAP), GAP + y * (CELL + CAPTION + GAP))),
    ),
  );
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite(placed.flat())
    .png({ palette: true, colours: 256, compressionLevel: 9, effort: 10 })
    .toBuffer();
}

async function place({ picture, title, subtitle }: Cell, left: number, top: number): Promise<OverlayOptions[]> {
  const shown = await sharp(picture).resize(CELL, CELL).png().toBuffer();
  return [
    { input: svg(CELL, chequered()), left, top },
    { input: shown, left, top },
    { input: svg(CAPTION, caption(title, subtitle)), left, top: top + CELL },
  ];
}

function chequered(): string {
  const half = CHECK / 2;
  return (
    `<defs><pattern id="c" width="${CHECK}" height="${CHECK}" patternUnits="userSpaceOnUse">` +
    `<rect width="${CHECK}" height="${CHECK}" fill="#ffffff"/><rect width="${half}" height="${half}" fill="#e4e6e8"/>` +
    `<rect x="${half}" y="${half}" width="${half}" height="${half}" fill="#e4e6e8"/></pattern></defs>` +
    '<rect width="100%" height="100%" fill="url(#c)"/>'
  );
}

function caption(title: string, subtitle: string): string {
  const text = (y: number, size: number, colour: string, words: string) =>
    `<text x="2" y="${y}" font-family="sans-serif" font-size="${size}" fill="${colour}">${escaped(words)}</text>`;
  return text(19, 16, '#1d2024', title) + text(38, 14, '#5b6168', subtitle);
}

function svg(height: number, content: string): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${CELL}" height="${height}">${content}</svg>`);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
