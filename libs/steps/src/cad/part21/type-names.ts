import { CLOSE, OPEN, QUOTE, SLASH, STAR, isWordByte, skipBlanks, skipComment, skipString, skipWord } from './bytes.ts';

const { imul } = Math;

/** Names of types with a number each, 0 and up, found by their bytes without making a string. */
export class TypeNames {
  readonly names: string[] = [];
  private readonly byHash = new Map<number, number>();

  /** The number of the name between two offsets; -1 where it was not added. */
  find(bytes: Buffer, start: number, end: number): number {
    for (let hash = hashOf(bytes, start, end); ; hash += 1) {
      const at = this.byHash.get(hash);
      if (at === undefined) return -1;
      if (isName(this.names[at] as string, bytes, start, end)) return at;
    }
  }

  /** Gives the name a number if it has none. */
  add(name: string): number {
    const bytes = Buffer.from(name, 'latin1');
    const found = this.find(bytes, 0, bytes.length);
    if (found !== -1) return found;
    let hash = hashOf(bytes, 0, bytes.length);
    while (this.byHash.has(hash)) hash += 1;
    this.byHash.set(hash, this.names.length);
    return this.names.push(name) - 1;
  }
}

function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at += 1) hash = (imul(hash, 31) + (bytes[at] as number)) | 0;
  return hash;
}

function isName(name: string, bytes: Buffer, start: number, end: number): boolean {
  if (name.length !== end - start) return false;
  for (let at = 0; at < name.length; at += 1) if (name.charCodeAt(at) !== bytes[start + at]) return false;
  return true;
}

/**
 * Calls `visit` with the offsets of the name of an instance's type, whose text stands between `body` and `end`: of each
 * part's where it is a complex instance such as `#1=(LENGTH_UNIT()NAMED_UNIT(*));`. Ends early where `visit` says true.
 */
export function someTypeName(
  bytes: Buffer,
  { body, end }: { body: number; end: number },
  visit: (start: number, end: number) => boolean,
): boolean {
  const start = skipBlanks(bytes, body);
  if (bytes[start] === OPEN) return somePart(bytes, { body: start + 1, end }, visit);
  const stop = skipWord(bytes, start);
  return stop > start && visit(start, stop);
}

function somePart(
  bytes: Buffer,
  { body, end }: { body: number; end: number },
  visit: (start: number, end: number) => boolean,
): boolean {
  let depth = 0;
  for (let at = body; at < end && depth >= 0;) {
    const byte = bytes[at];
    const stop = depth === 0 && isWordByte(byte) ? skipWord(bytes, at) : at;
    if (stop > at && visit(at, stop)) return true;
    if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) depth -= 1;
    at = Math.max(stop, behindSign(bytes, at));
  }
  return false;
}

function behindSign(bytes: Buffer, at: number): number {
  if (bytes[at] === QUOTE) return skipString(bytes, at);
  return bytes[at] === SLASH && bytes[at + 1] === STAR ? skipComment(bytes, at) : at + 1;
}
