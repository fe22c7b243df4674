import { compareIds } from '../model/compare-ids.js';
import type { MergeSides } from './merge-conflict.js';

/**
 * The values of a merged list in the order of the side that alone added, removed or moved any; otherwise in that of
 * the base, with what is new behind it by key. The order of nodes and edges has no meaning; this only keeps files stable.
 */
export function mergedOrder<T>(
  lists: Required<MergeSides<ReadonlyMap<string, T>>>,
  values: ReadonlyMap<string, T>,
): T[] {
  const [base, mine, theirs] = [lists.base, lists.mine, lists.theirs].map((list) => [...list.keys()]) as [
    string[],
    string[],
    string[],
  ];
  const edited = same(mine, theirs) || same(theirs, base) ? mine : same(mine, base) ? theirs : base;
  const listed = new Set(edited);
  const known = [...values.keys()].every((key) => listed.has(key)) ? edited : base;
  const others = [...values.keys()].sort(compareIds);
  return [...new Set([...known, ...others])].flatMap((key) => values.get(key) ?? []);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, at) => key === b[at]);
}
