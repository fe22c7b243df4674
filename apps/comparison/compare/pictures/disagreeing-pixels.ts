import type { LabelledPair } from './label-parts.ts';

/**
 * Counts pixels that the two masks give to different parts beyond a border's tolerance: each label must occur in the
 * other mask within 1 px.
 */
export function disagreeingPixels({ width, legacy, graph }: LabelledPair): number {
  let count = 0;
  for (let i = 0; i < legacy.length; i++) {
    if (legacy[i] === graph[i]) continue;
    const borderMoved = occursNear(graph, legacy[i]!, i, width) && occursNear(legacy, graph[i]!, i, width);
    if (!borderMoved) count++;
  }
  return count;
}

function occursNear(labels: Uint16Array, label: number, at: number, width: number): boolean {
  const x = at % width;
  for (let dx = x > 0 ? -1 : 0; dx <= (x < width - 1 ? 1 : 0); dx++) {
    if (labels[at + dx - width] === label || labels[at + dx] === label || labels[at + dx + width] === label)
      return true;
  }
  return false;
}
