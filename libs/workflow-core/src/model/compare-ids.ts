/** Orders ids by UTF-16 code units, the same on every machine and in every locale: negative, zero or positive. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
