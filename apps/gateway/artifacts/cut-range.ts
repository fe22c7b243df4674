/** Reads a Range header (RFC 9110) of one range; null for none, or for one we may ignore. `to` is inclusive. */
export function cutRange(
  length: number,
  header: string | undefined,
): { from: number; to: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  if (match[1] === '') return suffix(length, Number(match[2]));
  const from = Number(match[1]);
  const to = match[2] === '' ? length - 1 : Math.min(Number(match[2]), length - 1);
  return from >= length || to < from ? 'unsatisfiable' : { from, to };
}

function suffix(length: number, last: number): { from: number; to: number } | 'unsatisfiable' {
  return last === 0 || length === 0 ? 'unsatisfiable' : { from: Math.max(0, length - last), to: length - 1 };
}
