/** Replaces the bytes from `start` to `end` of a text. */
export interface TextEdit {
  start: number;
  end: number;
  by: Uint8Array | string;
}

/** The text after edits, which must not overlap. Without edits it is the same buffer. */
export function applyEdits(bytes: Buffer, edits: readonly TextEdit[]): Buffer {
  if (edits.length === 0) return bytes;
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, by } of [...edits].sort((a, b) => a.start - b.start)) {
    pieces.push(bytes.subarray(at, start), typeof by === 'string' ? Buffer.from(by) : by);
    at = end;
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]);
}
