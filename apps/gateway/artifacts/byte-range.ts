import type { ByteRange } from '#artifacts';

/**
 * The one range of bytes that a `Range` header asks for of a body of `size` bytes (RFC 9110, 14.1.2). Null where the whole
 * body is the answer: no header, several ranges, another unit, or nothing that is a range. `outside`: not satisfiable.
 * `range-parser` does not do: it refuses a suffix that is longer than the body.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'outside' | null {
  const [, first = '', last = ''] = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? '') ?? [];
  if (first !== '') return between(Number(first), last === '' ? Infinity : Number(last), size);
  return last === '' ? null : suffix(Number(last), size);
}

function between(start: number, end: number, size: number): ByteRange | 'outside' | null {
  if (end < start) return null;
  return start >= size ? 'outside' : { start, end: Math.min(end, size - 1) };
}

/** A suffix that is longer than the body is the whole body. */
const suffix = (length: number, size: number): ByteRange | 'outside' =>
  length === 0 || size === 0 ? 'outside' : { start: Math.max(0, size - length), end: size - 1 };
