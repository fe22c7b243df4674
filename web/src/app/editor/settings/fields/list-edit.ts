/** The list with an item moved by one place; the same list where it is at that end already. */
export function moved<T>(items: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const to = from + by;
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** Which rows are open after those of a list have other places: `placeOf` answers the new place of each, null where it is gone. */
export function rowsOpen(
  open: ReadonlySet<string>,
  list: string,
  placeOf: (row: number) => number | null,
): ReadonlySet<string> {
  const next = [...open].flatMap((key) => {
    const row = key.startsWith(`${list}/`) ? /^\/(\d+)(.*)$/s.exec(key.slice(list.length)) : null;
    if (!row) return [key];
    const place = placeOf(Number(row[1]));
    return place === null ? [] : [`${list}/${place}${row[2]}`];
  });
  return new Set(next);
}
