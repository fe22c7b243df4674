/** How a list takes its rows while somebody points at it. */
export interface InPlace<Row> {
  idOf: (row: Row) => string;
  /** Whether a row that is no longer there stays as it was until nobody points at the list. */
  keepsGone: boolean;
}

/** The newest rows in the places of those that are shown; new ones wait, so that no row moves under a pointer. */
export function inPlace<Row>(
  rows: readonly Row[],
  shown: readonly Row[],
  { idOf, keepsGone }: InPlace<Row>,
): readonly Row[] {
  const newest = new Map(rows.map((row) => [idOf(row), row]));
  return shown.flatMap((row) => newest.get(idOf(row)) ?? (keepsGone ? [row] : []));
}
