/** The ratio of a size, width by height; null where a side has no length of its own. */
export function ratioOf(width: unknown, height: unknown): number | null {
  const isLength = (side: unknown): side is number => typeof side === 'number' && side > 0;
  return isLength(width) && isLength(height) ? width / height : null;
}

/** The other side of a size whose ratio is kept; null where this side is none. */
export function otherSide(side: unknown, { ratio, isWidth }: { ratio: number; isWidth: boolean }): number | null {
  if (typeof side !== 'number' || !(side > 0)) return null;
  return Math.max(1, Math.round(isWidth ? side / ratio : side * ratio));
}
