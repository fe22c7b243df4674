import {
  DOT,
  DOUBLE_QUOTE,
  HASH,
  OPEN,
  QUOTE,
  SEMICOLON,
  SLASH,
  STAR,
  isDigit,
  isWordByte,
  skipBlanks,
  skipComment,
  skipDigits,
  skipString,
  skipWord,
} from './bytes.ts';

/** The callbacks of a scan of an instance's values, with offsets: of `#12`, and of a malformed number. */
export interface ValueVisitor {
  reference(start: number, end: number): void;
  badNumber(start: number, end: number): void;
}

const [OTHER, STRING, REFERENCE, COMMENT, NUMBER, WORD, ENUMERATION, BINARY, END] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const KINDS = kinds();
const NUMBER_FORM = /^[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?$/;
/** Non-numbers that some programs print. */
const NO_NUMBER = /^(nan|inf|infinity|ind|qnan|snan)$/i;
const NO_NUMBER_BEGINS = new Set(Buffer.from('nNiIqQsS'));
const LONGEST_NO_NUMBER = 12;
const CAPITAL_E = 0x45;
/** From so many digits on a number with an exponent of two digits may be too large for a double. */
const MANY_DIGITS = 200;
const LONGEST_NUMBER = 4_096;

function kinds(): Uint8Array {
  const table = new Uint8Array(256).fill(OTHER);
  for (let byte = 0; byte < 256; byte += 1) if (isWordByte(byte)) table[byte] = isDigit(byte) ? NUMBER : WORD;
  for (const sign of '+-') table[sign.charCodeAt(0)] = NUMBER;
  const signs = [QUOTE, HASH, SLASH, DOT, DOUBLE_QUOTE, SEMICOLON];
  [STRING, REFERENCE, COMMENT, ENUMERATION, BINARY, END].forEach((kind, at) => (table[signs[at] as number] = kind));
  return table;
}

/** Goes through the values of an instance from `at` on, in linear time. Returns the offset of the `;` behind them. */
export function scanValues(bytes: Buffer, at: number, visitor: ValueVisitor): number {
  let next = at;
  while (next < bytes.length) {
    const kind = KINDS[bytes[next] as number];
    if (kind === OTHER) next += 1;
    else if (kind === END) return next;
    else if (kind === NUMBER) next = scanNumber(bytes, next, visitor);
    else if (kind === REFERENCE) next = scanReference(bytes, next, visitor);
    else if (kind === WORD) next = scanWord(bytes, next, visitor);
    else next = skipOther(bytes, next, kind);
  }
  return next;
}

function scanNumber(bytes: Buffer, at: number, visitor: ValueVisitor): number {
  let next = behindMantissa(bytes, at);
  const isShort = next - at < MANY_DIGITS && (isDigit(bytes[next - 1]) || bytes[next - 1] === DOT);
  if (isShort) next = behindExponent(bytes, next);
  // Most numbers end here; the others are parsed completely.
  if (isShort && !isNumberSign(bytes[next])) return next;
  while (isNumberSign(bytes[next])) next += 1;
  if (next - at > LONGEST_NUMBER || !isNumber(bytes.toString('latin1', at, next))) visitor.badNumber(at, next);
  return next;
}

function behindMantissa(bytes: Buffer, at: number): number {
  const next = skipDigits(bytes, at + 1);
  return bytes[next] === DOT ? skipDigits(bytes, next + 1) : next;
}

/** An exponent of one or two digits, with which a number is finite. */
function behindExponent(bytes: Buffer, at: number): number {
  if (bytes[at] !== CAPITAL_E) return at;
  const start = bytes[at + 1] === 0x2b || bytes[at + 1] === 0x2d ? at + 2 : at + 1;
  const end = skipDigits(bytes, start);
  return end > start && end <= start + 2 ? end : at;
}

/** A sign that continues a number, or what should have been one, such as `-1.#IND`. */
function isNumberSign(byte: number | undefined): boolean {
  return isWordByte(byte) || byte === DOT || byte === 0x2b || byte === HASH;
}

function isNumber(text: string): boolean {
  return NUMBER_FORM.test(text) && Number.isFinite(Number(text));
}

function scanReference(bytes: Buffer, at: number, visitor: ValueVisitor): number {
  const end = skipDigits(bytes, at + 1);
  if (end > at + 1) visitor.reference(at, end);
  return end;
}

/** The name of a type has a bracket behind it. */
function scanWord(bytes: Buffer, at: number, visitor: ValueVisitor): number {
  const end = skipWord(bytes, at);
  if (bytes[end] === OPEN || bytes[skipBlanks(bytes, end)] === OPEN) return end;
  if (end - at <= LONGEST_NO_NUMBER && NO_NUMBER_BEGINS.has(bytes[at] as number)) {
    if (NO_NUMBER.test(bytes.toString('latin1', at, end))) visitor.badNumber(at, end);
  }
  return end;
}

function skipOther(bytes: Buffer, at: number, kind: number | undefined): number {
  if (kind === STRING) return skipString(bytes, at);
  if (kind === ENUMERATION) return skipEnumeration(bytes, at);
  if (kind === BINARY) return skipWord(bytes, at + 1) + 1;
  return bytes[at + 1] === STAR ? skipComment(bytes, at) : at + 1;
}

function skipEnumeration(bytes: Buffer, at: number): number {
  const end = skipWord(bytes, at + 1);
  return bytes[end] === DOT ? end + 1 : end;
}
