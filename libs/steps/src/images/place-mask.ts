import type { Placement } from '../pictures/place-picture.js';

/** Opaque black, the colour of no part. */
const NO_PART = new Uint8Array([0, 0, 0, 255]);

/**
 * Places an id mask (RGBA rows, as wide as the picture it belongs to) as its picture is placed. Each pixel takes the
 * colour of the nearest one, so no colour appears that the mask did not have; what the canvas adds belongs to no part.
 */
export function placeMask(rgba: Uint8Array, sourceWidth: number, placement: Placement): Uint8Array {
  const { crop, scaled, left, top, canvas } = placement;
  // A copy, because four bytes can be read as one number only where they start at a multiple of four.
  const from = new Uint32Array(new Uint8Array(rgba).buffer);
  const to = new Uint32Array(canvas.width * canvas.height).fill(new Uint32Array(NO_PART.buffer)[0]!);
  const columns = nearest(scaled.width, crop.left, crop.width);
  nearest(scaled.height, crop.top, crop.height).forEach((row, y) => {
    const start = (top + y) * canvas.width + left;
    columns.forEach((column, x) => (to[start + x] = from[row * sourceWidth + column]!));
  });
  return new Uint8Array(to.buffer);
}

/** For each of `count` pixels the source pixel that lies under its middle. */
function nearest(count: number, start: number, length: number): number[] {
  return Array.from({ length: count }, (_, at) => start + Math.floor(((at + 0.5) * length) / count));
}
