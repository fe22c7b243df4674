/**
 * Looks at the text of a STEP file before a reader does. Also a process of its own, so that neither the time nor the memory
 * of it is its caller's: `node step-text.child.ts <file> <maxEntities>` writes a `StepText` as JSON to its output.
 */
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** A `#id` in the text of a STEP file: where an instance is defined (`#id =`) or mentioned. `end` is the offset behind it. */
export interface InstanceNumber {
  id: number;
  defines: boolean;
  end: number;
}

const [QUOTE, HASH, SLASH, EQUALS, ZERO, NINE, SPACE] = [0x27, 0x23, 0x2f, 0x3d, 0x30, 0x39, 0x20];

/** Every instance number of an ISO 10303-21 text in file order, in linear time; strings and comments are skipped. */
export function* instanceNumbers(text: Uint8Array): Generator<InstanceNumber> {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at];
    if (byte === HASH) {
      const number = readNumber(bytes, at + 1);
      if (number.end > at + 1) yield number;
      at = number.end;
    } else {
      at = byte === QUOTE || byte === SLASH ? skip(bytes, at) : at + 1;
    }
  }
}

/** A quote inside a string is written twice, so it reads as two strings that touch. */
function skip(bytes: Buffer, at: number): number {
  if (bytes[at] === QUOTE) return behind(bytes.indexOf(QUOTE, at + 1), 1, bytes.length);
  if (bytes[at + 1] !== 0x2a) return at + 1;
  return behind(bytes.indexOf('*/', at + 2), 2, bytes.length);
}

function behind(found: number, width: number, length: number): number {
  return found === -1 ? length : found + width;
}

function readNumber(bytes: Buffer, start: number): InstanceNumber {
  let id = 0;
  let end = start;
  for (; isDigit(bytes[end]); end += 1) id = id * 10 + (bytes[end] as number) - ZERO;
  let next = end;
  while (next < bytes.length && (bytes[next] as number) <= SPACE) next += 1;
  return { id, defines: bytes[next] === EQUALS, end };
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

/** What the text of a STEP file tells before any reader runs. `dangling` counts references to entities that are not there. */
export interface StepScan {
  entities: number;
  solids: number;
  dangling: { count: number; example: { from: number; missing: number } | null };
}

const NUMBERS_A_TURN = 250_000;
const SOLID = /^\s*=\s*(MANIFOLD_SOLID_BREP|BREP_WITH_VOIDS|FACETED_BREP)\b/;
const LONGEST_HEAD = 40;

/**
 * Scans an ISO 10303-21 text, leaving the event loop free in between. Beyond `maxEntities` it stops: then `entities` is
 * `maxEntities + 1` and `dangling` stays empty.
 */
export async function scanStep(text: Uint8Array, maxEntities: number): Promise<StepScan> {
  const defined = new Set<number>();
  let solids = 0;
  let entities = 0;
  await inTurns(text, ({ id, defines, end }) => {
    if (!defines) return true;
    defined.add(id);
    entities += 1;
    if (isSolid(text, end)) solids += 1;
    return entities <= maxEntities;
  });
  const within = entities <= maxEntities;
  return { entities, solids, dangling: within ? await findDangling(text, defined) : { count: 0, example: null } };
}

async function findDangling(text: Uint8Array, defined: ReadonlySet<number>): Promise<StepScan['dangling']> {
  const dangling: StepScan['dangling'] = { count: 0, example: null };
  let from = 0;
  await inTurns(text, ({ id, defines }) => {
    if (defines) from = id;
    else if (!defined.has(id)) {
      dangling.count += 1;
      dangling.example ??= { from, missing: id };
    }
    return true;
  });
  return dangling;
}

/** A heartbeat must get its turn while 100 MB are read; `visit` returns false to stop. */
async function inTurns(text: Uint8Array, visit: (number: InstanceNumber) => boolean): Promise<void> {
  let seen = 0;
  for (const number of instanceNumbers(text)) {
    if (!visit(number)) return;
    if (++seen % NUMBERS_A_TURN === 0) await setImmediate();
  }
}

function isSolid(text: Uint8Array, end: number): boolean {
  return SOLID.test(
    Buffer.from(text.buffer, text.byteOffset + end, Math.min(LONGEST_HEAD, text.byteLength - end)).toString('latin1'),
  );
}

/** What a file holds, as far as it decides whether it is a STEP file; `scan` is null where its shape says that it is none. */
export interface StepText {
  byteLength: number;
  /** Its first 1024 bytes as Latin-1, without a byte order mark. */
  head: string;
  blank: boolean;
  ended: boolean;
  scan: StepScan | null;
}

const HEAD_BYTES = 1024;

/** Reads the text of a file. `maxEntities` as for `scanStep`. */
export async function readStepText(bytes: Buffer, maxEntities: number): Promise<StepText> {
  const head = bytes
    .subarray(0, HEAD_BYTES)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  const blank = /^[\s\0]*$/.test(head) && bytes.every((byte) => byte <= 0x20);
  const ended = bytes.includes('END-ISO-10303-21');
  const isStep = ended && /^\s*ISO-10303-21\s*;/.test(head);
  return { byteLength: bytes.byteLength, head, blank, ended, scan: isStep ? await scanStep(bytes, maxEntities) : null };
}

// A bundle copies this file under a name of its own.
if (/step-text\.child[^/\\]*\.ts$/.test(process.argv[1] ?? '')) {
  const [, , path = '', maxEntities] = process.argv;
  process.stdout.write(JSON.stringify(await readStepText(readFileSync(path), Number(maxEntities))));
}
