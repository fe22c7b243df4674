import type { Raster } from './raster.ts';

const WINDOW = 8;
const STRIDE = 4;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * Structural similarity of two pictures of one size, 1 = alike. Ours is the plain form: Rec. 601 luma over mid-grey,
 * uniform 8 × 8 windows every 4 pixels, the mean of all windows. Pictures smaller than a window count as one.
 */
export function ssim(legacy: Raster, graph: Raster): number {
  const { width, height } = legacy;
  const [a, b] = [luma(legacy), luma(graph)];
  const [w, h] = [Math.min(WINDOW, width), Math.min(WINDOW, height)];
  let sum = 0;
  let windows = 0;
  for (let y = 0; y + h <= height; y += STRIDE) {
    for (let x = 0; x + w <= width; x += STRIDE, windows++) {
      sum += windowSsim(a, b, { start: y * width + x, width, w, h });
    }
  }
  return sum / windows;
}

function windowSsim(
  a: Float32Array,
  b: Float32Array,
  at: { start: number; width: number; w: number; h: number },
): number {
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0];
  for (let y = 0; y < at.h; y++) {
    const row = at.start + y * at.width;
    for (let i = row; i < row + at.w; i++) {
      const [p, q] = [a[i]!, b[i]!];
      sumA += p;
      sumB += q;
      sumAA += p * p;
      sumBB += q * q;
      sumAB += p * q;
    }
  }
  const n = at.w * at.h;
  const [meanA, meanB] = [sumA / n, sumB / n];
  const variances = (sumAA + sumBB) / n - meanA * meanA - meanB * meanB;
  const covariance = sumAB / n - meanA * meanB;
  return ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA * meanA + meanB * meanB + C1) * (variances + C2));
}

function luma({ pixels }: Raster): Float32Array {
  const values = new Float32Array(pixels.length >> 2);
  for (let i = 0, at = 0; i < values.length; i++, at += 4) {
    const value = 0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!;
    values[i] = 128 + ((value - 128) * pixels[at + 3]!) / 255;
  }
  return values;
}
