/**
 * The newest rows in the places of those that are shown, without those that are gone; new ones wait, so that no row moves
 * under a pointer.
 */
export function inPlace<Row>(rows: readonly Row[], shown: readonly Row[], idOf: (row: Row) => string): readonly Row[] {
  const newest = new Map(rows.map((row) => [idOf(row), row]));
  return shown.flatMap((row) => newest.get(idOf(row)) ?? []);
}
