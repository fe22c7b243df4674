const MOST = 3;

/** `Known and near: a, b.`, for a message about an unknown key: those with the smallest edit distance, or all of a few. */
export function nearKeys(wanted: string, known: string[]): string {
  if (known.length === 0) return 'There is none yet.';
  const byDistance = known
    .map((key) => ({ key, distance: distanceBetween(wanted.slice(0, 100), key) }))
    .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1));
  const near = byDistance.slice(0, MOST).map(({ key }) => `"${key}"`);
  return `${known.length > MOST ? 'Near ones are' : 'Known are'} ${near.join(', ')}.`;
}

/** Levenshtein: how many characters to insert, remove or replace. */
function distanceBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current[column] = Math.min((previous[column] as number) + 1, (current[column - 1] as number) + 1, replaced);
    }
    previous = current;
  }
  return previous[b.length] as number;
}
