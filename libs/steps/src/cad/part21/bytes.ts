/** Classification of bytes in the text of ISO 10303-21. */
export const [QUOTE, HASH, SLASH, STAR, EQUALS, SEMICOLON] = [0x27, 0x23, 0x2f, 0x2a, 0x3d, 0x3b] as const;
export const [OPEN, CLOSE, COMMA, DOLLAR, DOT, DOUBLE_QUOTE] = [0x28, 0x29, 0x2c, 0x24, 0x2e, 0x22] as const;
const [SPACE, ZERO, NINE] = [0x20, 0x30, 0x39];

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

/** Letters, digits, `_` and `-` (as in `END-ISO-10303-21`): what the name of a type or a section consists of. */
export function isWordByte(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  const letter = byte & 0xdf;
  return (letter >= 0x41 && letter <= 0x5a) || isDigit(byte) || byte === 0x5f || byte === 0x2d;
}

/** The offset of the first byte at or behind `at` that is neither a blank nor part of a comment. */
export function skipBlanks(bytes: Buffer, at: number): number {
  let next = at;
  for (;;) {
    while (next < bytes.length && (bytes[next] as number) <= SPACE) next += 1;
    if (bytes[next] !== SLASH || bytes[next + 1] !== STAR) return next;
    next = skipComment(bytes, next);
  }
}

/** The offset behind the comment that begins at `at`. */
export function skipComment(bytes: Buffer, at: number): number {
  const near = Math.min(bytes.length, at + 64);
  for (let next = at + 2; next < near; next += 1)
    if (bytes[next] === STAR && bytes[next + 1] === SLASH) return next + 2;
  return behind(bytes.indexOf('*/', Math.max(at + 2, near - 1), 'latin1'), 2, bytes.length);
}

/**
 * The offset behind the string that begins at `at`. A quote inside is written twice. One that is not, as in `'Bob's'`,
 * ends no string either: a string is followed by a character that can follow a value, as in the CAD reader.
 */
export function skipString(bytes: Buffer, at: number): number {
  let next = at + 1;
  for (;;) {
    next = findQuote(bytes, next);
    if (bytes[next + 1] === QUOTE) next += 2;
    else if (next >= bytes.length || endsValue(bytes, next + 1)) return Math.min(next + 1, bytes.length);
    else next += 1;
  }
}

/** Most strings are short: a loop is quicker than a call of `indexOf`. */
function findQuote(bytes: Buffer, at: number): number {
  const near = Math.min(bytes.length, at + 64);
  for (let next = at; next < near; next += 1) if (bytes[next] === QUOTE) return next;
  const found = bytes.indexOf(QUOTE, near);
  return found === -1 ? bytes.length : found;
}

const BEHIND_VALUES = new Set([CLOSE, COMMA, SLASH, SEMICOLON, 0x7d]);

function endsValue(bytes: Buffer, at: number): boolean {
  let next = at;
  while (next < bytes.length && (bytes[next] as number) <= SPACE) next += 1;
  return next >= bytes.length || BEHIND_VALUES.has(bytes[next] as never);
}

export function skipWord(bytes: Buffer, at: number): number {
  let next = at;
  while (isWordByte(bytes[next])) next += 1;
  return next;
}

export function skipDigits(bytes: Buffer, at: number): number {
  let next = at;
  while (isDigit(bytes[next])) next += 1;
  return next;
}

/** The number that the digits between two offsets write; inexact beyond 2^53. */
export function readInteger(bytes: Buffer, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) value = value * 10 + (bytes[at] as number) - ZERO;
  return value;
}

function behind(found: number, width: number, length: number): number {
  return found === -1 ? length : found + width;
}
