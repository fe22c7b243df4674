/** Lists one after another, each of at most `count` items and `size` in all; an item that is larger is alone in its list. */
export function inBatches<T>(
  items: readonly T[],
  most: { count: number; size: number },
  sizeOf: (item: T) => number,
): T[][] {
  const batches: T[][] = [];
  let left = 0;
  for (const item of items) {
    const last = batches.at(-1);
    const size = sizeOf(item);
    if (last && last.length < most.count && size <= left) last.push(item);
    else left = batches.push([item]) && most.size;
    left -= size;
  }
  return batches;
}
