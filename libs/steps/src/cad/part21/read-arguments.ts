import {
  CLOSE,
  DOLLAR,
  DOT,
  DOUBLE_QUOTE,
  HASH,
  OPEN,
  QUOTE,
  SLASH,
  STAR,
  isDigit,
  isWordByte,
  readInteger,
  skipComment,
  skipDigits,
  skipString,
  skipWord,
} from './bytes.ts';
import { decodeString } from './decode-string.ts';

/** `*`: a value that follows from others. */
export const DERIVED = Symbol('*');

/**
 * A value of an instance: text, number, `$` as null, `#12` as `{ ref: 12 }`, `.T.` as `{ enum: 'T' }`, a list, a value with
 * its type's name in front such as `LENGTH_MEASURE(1.)`, or `*`. A binary value is its text between the quotes.
 */
export type Arg = string | number | null | typeof DERIVED | { ref: number } | { enum: string } | TypedValue | Arg[];

/** `LENGTH_MEASURE(1.)`, and each part of an instance: a type's name with what stands in the brackets behind it. */
export interface TypedValue {
  type: string;
  args: Arg[];
}

/** The state of the parser: `lists` are the open brackets, outermost first; `type` is a name before its bracket. */
interface Reading {
  bytes: Buffer;
  codePage: string | undefined;
  lists: Arg[][];
  type: string | null;
}

/**
 * The values written between two offsets of the text of ISO 10303-21, in linear time and without recursion. Other
 * tokens are skipped, as is a name without a following bracket.
 */
export function readArguments(bytes: Buffer, start: number, end: number, codePage?: string): Arg[] {
  const outermost: Arg[] = [];
  const reading: Reading = { bytes, codePage, lists: [outermost], type: null };
  for (let at = start; at < end;) at = readOne(reading, at);
  return outermost;
}

function readOne(reading: Reading, at: number): number {
  const { bytes } = reading;
  const byte = bytes[at] as number;
  if (byte === QUOTE) return readString(reading, at);
  if (byte === HASH) return readReference(reading, at);
  if (byte === OPEN) return openList(reading, at);
  if (byte === CLOSE) return closeList(reading, at);
  if (isNumberStart(bytes, at)) return readNumber(reading, at);
  if (isWordByte(byte)) return readType(reading, at);
  return readSign(reading, at);
}

function put({ lists }: Reading, value: Arg): void {
  lists.at(-1)?.push(value);
}

function readString(reading: Reading, at: number): number {
  const { bytes, codePage } = reading;
  const end = skipString(bytes, at);
  put(reading, decodeString(bytes.subarray(at + 1, end - 1), codePage));
  return end;
}

function readReference(reading: Reading, at: number): number {
  const end = skipDigits(reading.bytes, at + 1);
  if (end > at + 1) put(reading, { ref: readInteger(reading.bytes, at + 1, end) });
  return end;
}

function openList(reading: Reading, at: number): number {
  const list: Arg[] = [];
  put(reading, reading.type === null ? list : { type: reading.type, args: list });
  reading.type = null;
  reading.lists.push(list);
  return at + 1;
}

function closeList({ lists }: Reading, at: number): number {
  if (lists.length > 1) lists.pop();
  return at + 1;
}

function isNumberStart(bytes: Buffer, at: number): boolean {
  const byte = bytes[at];
  if (isDigit(byte)) return true;
  return (byte === 0x2b || byte === 0x2d || byte === DOT) && (isDigit(bytes[at + 1]) || bytes[at + 1] === DOT);
}

function readNumber(reading: Reading, at: number): number {
  const { bytes } = reading;
  let end = at + 1;
  while (isWordByte(bytes[end]) || bytes[end] === DOT || bytes[end] === 0x2b) end += 1;
  put(reading, Number(bytes.toString('latin1', at, end)));
  return end;
}

function readType(reading: Reading, at: number): number {
  const end = skipWord(reading.bytes, at);
  reading.type = reading.bytes.toString('latin1', at, end);
  return end;
}

function readSign(reading: Reading, at: number): number {
  const { bytes } = reading;
  const byte = bytes[at];
  if (byte === SLASH && bytes[at + 1] === STAR) return skipComment(bytes, at);
  if (byte === DOT) return readEnumeration(reading, at);
  if (byte === DOUBLE_QUOTE) return readBinary(reading, at);
  if (byte === DOLLAR) put(reading, null);
  if (byte === STAR) put(reading, DERIVED);
  return at + 1;
}

function readEnumeration(reading: Reading, at: number): number {
  const end = skipWord(reading.bytes, at + 1);
  put(reading, { enum: reading.bytes.toString('latin1', at + 1, end) });
  return reading.bytes[end] === DOT ? end + 1 : end;
}

function readBinary(reading: Reading, at: number): number {
  const end = skipWord(reading.bytes, at + 1);
  put(reading, reading.bytes.toString('latin1', at + 1, end));
  return end + 1;
}

/** The number of the instance that a value refers to. */
export function refOf(value: Arg | undefined): number | null {
  return typeof value === 'object' && value !== null && 'ref' in value ? value.ref : null;
}
