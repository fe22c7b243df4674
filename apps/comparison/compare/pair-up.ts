/** Pairs items of two lists that have the same name, in order. Used by all comparators by name. */
export function pairUp<T>(legacy: T[], graph: T[], nameOf: (item: T) => string) {
  const waiting = new Map<string, T[]>();
  for (const item of graph) waiting.set(nameOf(item), [...(waiting.get(nameOf(item)) ?? []), item]);
  const pairs: { legacy: T; graph: T }[] = [];
  const missing: T[] = [];
  for (const item of legacy) {
    const other = waiting.get(nameOf(item))?.shift();
    if (other === undefined) missing.push(item);
    else pairs.push({ legacy: item, graph: other });
  }
  return { pairs, missing, extra: [...waiting.values()].flat() };
}
