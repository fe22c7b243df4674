import { isAscii, isUtf8 } from 'node:buffer';
import { guessCodePage } from './code-page.ts';
import { QUOTE, SLASH, STAR, skipComment, skipString } from './bytes.ts';
import { StatementReader } from './statement-reader.ts';
import type { TextEdit } from './text-edits.ts';

/** Strings whose bytes are no UTF-8, with the code page that they are taken for and their texts as UTF-8. */
export interface ForeignStrings {
  codePage: string;
  example: string;
  edits: TextEdit[];
}

/** With more than this a file counts as broken; each takes some memory. */
const MOST = 500_000;
const [SAMPLED_STRINGS, SAMPLED_BYTES] = [5_000, 200];

/** Null where every string is ASCII or UTF-8; 'too many' where hardly any text has so many others. The directives of strings (`\X\E4`) stay as they are. */
export function* foreignStrings(bytes: Buffer): Generator<void, ForeignStrings | 'too many' | null> {
  if (isAscii(bytes) || isUtf8(bytes)) return null;
  const found: { start: number; end: number }[] = [];
  const visit = (start: number, end: number) => {
    if (found.length <= MOST && !isUtf8(bytes.subarray(start, end))) found.push({ start, end });
  };
  const statements = new StatementReader(bytes, (text, at) => eachString(text, at, visit));
  while (statements.next()) {
    // The header names no part.
    if (statements.section === 'HEADER') found.length = 0;
    if (statements.isTurnOver) yield;
  }
  if (found.length > MOST) return 'too many';
  return found.length === 0 ? null : decode(bytes, found);
}

function decode(bytes: Buffer, found: { start: number; end: number }[]): ForeignStrings {
  const sample = found.slice(0, SAMPLED_STRINGS);
  const codePage = guessCodePage(
    sample.map(({ start, end }) => bytes.subarray(start, Math.min(end, start + SAMPLED_BYTES))),
  );
  const decoder = new TextDecoder(codePage);
  const edits = found.map(({ start, end }) => ({ start, end, by: decoder.decode(bytes.subarray(start, end)) }));
  return { codePage, example: edits[0]?.by ?? '', edits };
}

/** Calls `visit` with the offsets of what stands between two quotes. Returns the offset of the `;` of the statement. */
function eachString(bytes: Buffer, at: number, visit: (start: number, end: number) => void): number {
  let next = at;
  while (next < bytes.length && bytes[next] !== 0x3b) {
    const byte = bytes[next];
    const end = byte === QUOTE ? skipString(bytes, next) : next + 1;
    if (byte === QUOTE) visit(next + 1, end - 1);
    next = byte === SLASH && bytes[next + 1] === STAR ? skipComment(bytes, next) : end;
  }
  return next;
}
