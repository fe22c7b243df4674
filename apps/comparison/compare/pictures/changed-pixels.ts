import type { PictureDifference } from './picture-difference.ts';
import { wordsOf } from './raster.ts';
import type { Raster } from './raster.ts';

/** Counts pixels that are not equal in all four channels, and boxes them. Both pictures have one size. */
export function changedPixels(legacy: Raster, graph: Raster): Pick<PictureDifference, 'changedPixels' | 'changedBox'> {
  const [a, b] = [wordsOf(legacy), wordsOf(graph)];
  const { width } = legacy;
  let count = 0;
  let [left, top, right, bottom] = [width, legacy.height, -1, -1];
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    const x = i % width;
    const y = (i - x) / width;
    count++;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    bottom = y;
  }
  const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return { changedPixels: count, changedBox: count > 0 ? box : null };
}
