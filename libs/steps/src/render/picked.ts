import type { PictureRange } from '../ports/index.js';

/** Those of a list that the range names; all of them without one. */
export function picked<T>(all: readonly T[], only?: PictureRange): T[] {
  return only ? all.slice(only.first, only.first + only.count) : [...all];
}
