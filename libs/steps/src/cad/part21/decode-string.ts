import { isAscii, isUtf8 } from 'node:buffer';
import { toUSVString } from 'node:util';

const DIRECTIVE =
  /\\\\|''|\\S\\(''|[ -~])|\\P([A-I])\\|\\X\\([\dA-Fa-f]{2})|\\X2\\((?:[\dA-Fa-f]{4})*)(?:\\X0\\|$)|\\X4\\((?:[\dA-Fa-f]{8})*)(?:\\X0\\|$)|\\N\\|[\r\n]/g;
const PLAIN = { '\\\\': '\\', "''": "'", '\\N\\': '\n', '\r': '', '\n': '' } as Readonly<Record<string, string>>;
const UNSTORABLE = /\0|[\ud800-\udfff]/;

/**
 * The text of a string of ISO 10303-21, given its bytes without the quotes around it. Bytes beyond ASCII are UTF-8
 * where they can be, else of `codePage` (a label of `TextDecoder`). Unstorable characters (NUL, half a surrogate pair)
 * become U+FFFD; an unknown directive is kept as written.
 */
export function decodeString(raw: Uint8Array, codePage = 'windows-1252'): string {
  const text = decodeBytes(raw, codePage);
  const decoded = /[\\'\r\n]/.test(text) ? applyDirectives(text) : text;
  return UNSTORABLE.test(decoded) ? toUSVString(decoded).replaceAll('\0', '\ufffd') : decoded;
}

function decodeBytes(raw: Uint8Array, codePage: string): string {
  if (isAscii(raw)) return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  return new TextDecoder(isUtf8(raw) ? 'utf-8' : codePage, { ignoreBOM: true }).decode(raw);
}

function applyDirectives(text: string): string {
  let page = 'A';
  return text.replace(DIRECTIVE, (whole: string, ...groups: (string | undefined)[]) => {
    const [shifted, newPage, hex, hex2, hex4] = groups;
    if (newPage !== undefined) page = newPage;
    if (shifted !== undefined) return ofPage(page, shifted);
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
    if (hex2 !== undefined) return fromHex(hex2, 4);
    return hex4 === undefined ? (PLAIN[whole] ?? '') : fromHex(hex4, 8);
  });
}

/** `\S\c` is the character 128 places behind `c` in a part of ISO 8859, which `\PA\` to `\PI\` choose: A is Latin-1. */
function ofPage(page: string, shifted: string): string {
  const code = shifted.charCodeAt(0) + 0x80;
  // The standard named iso-8859-1 is Windows-1252 for `TextDecoder`, which differs below 0xA0.
  if (page === 'A') return String.fromCharCode(code);
  const part = page.charCodeAt(0) - 0x40;
  return new TextDecoder(part === 9 ? 'windows-1254' : `iso-8859-${part}`).decode(Uint8Array.of(code));
}

function fromHex(hex: string, width: 4 | 8): string {
  const codes = hex.match(width === 4 ? /.{4}/g : /.{8}/g) ?? [];
  if (width === 4) return codes.map((code) => String.fromCharCode(parseInt(code, 16))).join('');
  const points = codes.map((code) => parseInt(code, 16));
  return points.map((point) => (point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point))).join('');
}
