import {
  EQUALS,
  HASH,
  QUOTE,
  SEMICOLON,
  SLASH,
  STAR,
  readInteger,
  skipBlanks,
  skipComment,
  skipDigits,
  skipString,
  skipWord,
} from './bytes.ts';

/** Finds the `;` that ends the statement whose text goes on at `at`; the length of the bytes where there is none. */
export type FindEnd = (bytes: Buffer, at: number) => number;

/** A section is open until `ENDSEC;`. */
const SECTION = /^(HEADER|ANCHOR|REFERENCE|DATA|SIGNATURE)$/;
/** Longer words are no keyword. */
const LONGEST_KEYWORD = 32;
const MARKUP_END = 0x3e;

/**
 * Reads the statements of an ISO 10303-21 text in their order and in linear time: call `next` until it returns false.
 * The contents of strings and comments are skipped. Broken text ends with its bytes at the latest.
 */
export class StatementReader {
  /** The name of the section that the statement stands in; '' outside of all, where the statement may be its head. */
  section = '';
  /** `#12 = …`: the number of the instance. -1 where the statement defines none. */
  id = -1;
  /** Offsets of the first byte, of the first one behind `#12 =` (or of the first byte), and of the `;`. */
  start = 0;
  body = 0;
  end = 0;
  /** The upper-case word that a statement without a number begins with; '' where it begins with none. */
  keyword = '';
  private at = 0;
  private seen = 0;
  private readonly bytes: Buffer;
  private readonly findEnd: FindEnd;

  constructor(bytes: Buffer, findEnd: FindEnd = findStatementEnd) {
    this.bytes = bytes;
    this.findEnd = findEnd;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3;
  }

  /** Goes to the next statement; false where there is none. */
  next(): boolean {
    this.leave();
    this.start = skipBlanks(this.bytes, this.at);
    while (this.bytes[this.start] === SEMICOLON) this.start = skipBlanks(this.bytes, this.start + 1);
    if (this.start >= this.bytes.length) return false;
    if (this.bytes[this.start] === HASH) this.readNumber();
    else this.readKeyword();
    this.at = Math.min(this.end + 1, this.bytes.length);
    this.seen += 1;
    return true;
  }

  /** True for every 16,384th statement: time to yield. */
  get isTurnOver(): boolean {
    return (this.seen & 0x3fff) === 0;
  }

  /** The head of a section stands outside of it, its end inside. */
  private leave(): void {
    if (this.keyword === '') return;
    if (this.keyword === 'ENDSEC') this.section = '';
    else if (SECTION.test(this.keyword) && this.section === '') this.section = this.keyword;
    this.keyword = '';
  }

  private readNumber(): void {
    const { bytes, start } = this;
    const digits = skipDigits(bytes, start + 1);
    const sign = bytes[digits] === EQUALS ? digits : skipBlanks(bytes, digits);
    const defines = digits > start + 1 && bytes[sign] === EQUALS;
    this.id = defines ? readInteger(bytes, start + 1, digits) : -1;
    this.body = defines ? sign + 1 : start;
    this.end = this.section === 'REFERENCE' ? findItemEnd(bytes, this.body) : this.findEnd(bytes, this.body);
  }

  private readKeyword(): void {
    const { bytes, start } = this;
    const end = skipWord(bytes, start);
    this.id = -1;
    this.body = start;
    const isShort = end > start && end - start <= LONGEST_KEYWORD;
    this.keyword = isShort ? bytes.toString('latin1', start, end).toUpperCase() : '';
    const items = this.section === 'ANCHOR' || this.section === 'REFERENCE';
    this.end = items ? findItemEnd(bytes, start) : findStatementEnd(bytes, end);
  }
}

function findStatementEnd(bytes: Buffer, at: number): number {
  let next = at;
  while (next < bytes.length) {
    const byte = bytes[next];
    if (byte === SEMICOLON) return next;
    if (byte === QUOTE) next = skipString(bytes, next);
    else if (byte === SLASH && bytes[next + 1] === STAR) next = skipComment(bytes, next);
    else next += 1;
  }
  return bytes.length;
}

/** In `<part>=#5;` and `#9=<file.step#part>;` what stands in angle brackets is an address, which may hold any sign. */
function findItemEnd(bytes: Buffer, at: number): number {
  let next = at;
  while (next < bytes.length && bytes[next] !== SEMICOLON) {
    const byte = bytes[next];
    if (byte === 0x3c) next = behindAddress(bytes, next);
    else next = byte === QUOTE ? skipString(bytes, next) : next + 1;
  }
  return next;
}

function behindAddress(bytes: Buffer, at: number): number {
  const found = bytes.indexOf(MARKUP_END, at);
  return found === -1 ? bytes.length : found + 1;
}
