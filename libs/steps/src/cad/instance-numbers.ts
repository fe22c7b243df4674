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
