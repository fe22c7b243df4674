import type { Raster } from './raster.ts';

const BLOCK = 16;

/**
 * The largest difference between the means of the same 16 × 16 block, over the channels red, green, blue (weighted by
 * alpha, so that what is invisible does not count) and alpha; 0 to 255. It sees a small part of another colour, which
 * whole-picture scores overlook.
 */
export function maxBlockDifference(legacy: Raster, graph: Raster): number {
  const [a, b] = [blockMeans(legacy), blockMeans(graph)];
  let max = 0;
  for (let i = 0; i < a.length; i++) max = Math.max(max, Math.abs(a[i]! - b[i]!));
  return max;
}

function blockMeans({ width, height, pixels }: Raster): Float32Array {
  const columns = Math.ceil(width / BLOCK);
  const means = new Float32Array(columns * Math.ceil(height / BLOCK) * 4);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK) * columns;
    for (let x = 0; x < width; x++, at += 4) {
      const to = (row + (x >> 4)) * 4;
      const alpha = pixels[at + 3]!;
      means[to] = means[to]! + (pixels[at]! * alpha) / 255;
      means[to + 1] = means[to + 1]! + (pixels[at + 1]! * alpha) / 255;
      means[to + 2] = means[to + 2]! + (pixels[at + 2]! * alpha) / 255;
      means[to + 3] = means[to + 3]! + alpha;
    }
  }
  return means.map((sum, i) => sum / blockArea(i >> 2, columns, { width, height }));
}

/** Blocks at the right and the lower border may be smaller. */
function blockArea(block: number, columns: number, size: { width: number; height: number }): number {
  const x = (block % columns) * BLOCK;
  const y = Math.floor(block / columns) * BLOCK;
  return Math.min(BLOCK, size.width - x) * Math.min(BLOCK, size.height - y);
}
