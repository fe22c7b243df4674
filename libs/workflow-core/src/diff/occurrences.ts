/** A list by key; the second item of a key gets a key of its own, so that faulty lists can be compared as well. */
export function occurrences<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const byKey = new Map<string, T>();
  const counts = new Map<string, number>();
  for (const item of list) {
    const key = keyOf(item);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    byKey.set(count === 1 ? key : `${key}\n${count}`, item);
  }
  return byKey;
}

/** Pairs of two maps by key, in sorted order; a side is undefined where it has no such key. */
export function paired<T>(before: Map<string, T>, after: Map<string, T>): [T | undefined, T | undefined][] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.map((key) => [before.get(key), after.get(key)]);
}
