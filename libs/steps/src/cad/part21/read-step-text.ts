import { setImmediate } from 'node:timers/promises';
import { SEMICOLON, skipBlanks, skipWord } from './bytes.ts';
import { examineText } from './examine-text.ts';
import type { Examination } from './examine-text.ts';
import type { TextEdit } from './text-edits.ts';

/** What a file holds, as far as it decides whether it is a STEP file. */
export interface StepText {
  byteLength: number;
  /** Its first 1024 bytes as Latin-1, without a byte order mark. */
  head: string;
  blank: boolean;
  /** Whether its first statement is `ISO-10303-21;`. */
  begins: boolean;
  ended: boolean;
  /** Null where its shape says that it is no STEP file. */
  scan: Omit<Examination, 'edits'> | null;
}

const HEAD_BYTES = 1024;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads the text of a file, leaving the event loop free in between. Beyond `maxEntities` instances it stops: then
 * `scan.entities` is one more. `edits` make the text one that the CAD reader takes.
 */
export async function readStepText(bytes: Buffer, maxEntities: number): Promise<{ text: StepText; edits: TextEdit[] }> {
  const text = readShape(bytes);
  if (!text.begins || !text.ended) return { text: { ...text, scan: null }, edits: [] };
  const { edits, ...scan } = await examineInTurns(bytes, maxEntities);
  return { text: { ...text, scan }, edits };
}

function readShape(bytes: Buffer): Omit<StepText, 'scan'> {
  const behindMark = bytes.subarray(0, 3).equals(UTF8_MARK) ? 3 : 0;
  const head = bytes.toString('latin1', behindMark, HEAD_BYTES);
  const blank = /^[\s\0]*$/.test(head) && bytes.every((byte) => byte <= 0x20);
  return {
    byteLength: bytes.byteLength,
    head,
    blank,
    begins: beginsAsStep(bytes, behindMark),
    ended: bytes.includes('END-ISO-10303-21'),
  };
}

function beginsAsStep(bytes: Buffer, at: number): boolean {
  const start = skipBlanks(bytes, at);
  const end = skipWord(bytes, start);
  return bytes.toString('latin1', start, end) === 'ISO-10303-21' && bytes[skipBlanks(bytes, end)] === SEMICOLON;
}

/** Heartbeats must run while 100 MB are read. */
async function examineInTurns(bytes: Buffer, maxEntities: number): Promise<Examination> {
  const examination = examineText(bytes, maxEntities);
  for (let turn = examination.next(); ; turn = examination.next()) {
    if (turn.done) return turn.value;
    await setImmediate();
  }
}
