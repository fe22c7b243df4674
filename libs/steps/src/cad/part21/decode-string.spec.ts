import fc from 'fast-check';
import { decodeString } from './decode-string.js';

const decode = (raw: string, codePage?: string) => decodeString(Buffer.from(raw, 'latin1'), codePage);
const hex = (value: number, width: number) => value.toString(16).toUpperCase().padStart(width, '0');

/** Each way to write a character; null where it cannot be written that way. */
const FORMS: ((character: string) => string | null)[] = [
  (character) => ({ "'": "''", '\\': '\\\\' })[character] ?? Buffer.from(character).toString('latin1'),
  (character) => `\\X4\\${hex(character.codePointAt(0) as number, 8)}\\X0\\`,
  (character) =>
    `\\X2\\${[...Array(character.length).keys()].map((at) => hex(character.charCodeAt(at), 4)).join('')}\\X0\\`,
  (character) => (character <= '\xff' ? `\\X\\${hex(character.charCodeAt(0), 2)}` : null),
  (character) => (/[\xa0-\xfe]/.test(character) ? `\\S\\${String.fromCharCode(character.charCodeAt(0) - 128)}` : null),
];

describe('decodeString', () => {
  it.each([
    ['plain', 'plain'],
    ["it''s", "it's"],
    ['K\\X\\E4fig', 'Käfig'],
    ['K\\X\\e4fig', 'Käfig'],
    ['K\\X2\\00E4\\X0\\fig', 'Käfig'],
    ['\\X2\\4E2D6587\\X0\\', '中文'],
    ['\\X2\\D83DDE00\\X0\\', '😀'],
    ['\\X4\\0001F600000000E4\\X0\\', '😀ä'],
    ['K\\S\\dfig', 'Käfig'],
    ["\\S\\''", '§'],
    ['\\PB\\a\\S\\#b', 'aŁb'],
    ['\\PE\\\\S\\0\\PA\\\\S\\d', 'Аä'],
    ['a\\\\X2\\\\b', 'a\\X2\\b'],
    ["\\X2\\0027\\X0\\''", "''"],
    ['a\\N\\b', 'a\nb'],
    ['over\r\nlines', 'overlines'],
    ['C:\\temp\\Xfer', 'C:\\temp\\Xfer'],
    ['ends with \\', 'ends with \\'],
    ['\\X2\\00E4', 'ä'],
    ["\\X2\\00''E4\\X0\\", "\\X2\\00'E4\\X0\\"],
    ['\\X2\\D83D\\X0\\\\X\\00\\X4\\00110000\\X0\\', '\ufffd\ufffd\ufffd'],
  ])('reads %s', (raw, text) => {
    expect(decode(raw)).toBe(text);
  });

  it('reads bytes as UTF-8 where they can be, else in the code page, which is Windows-1252 unless it is said', () => {
    expect(decodeString(Buffer.from('Käfig 中'))).toBe('Käfig 中');
    expect(decode('K\xe4fig \x80')).toBe('Käfig €');
    // The second byte of 表 is a backslash.
    expect(decode('\x95\x5cX\\E4', 'shift_jis')).toBe('表X\\E4');
  });

  it('gives any name back, in whatever forms its characters are written', () => {
    const written = fc.record({
      character: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      form: fc.nat(4),
    });
    fc.assert(
      fc.property(fc.array(written), (name) => {
        const storable = name.filter(({ character }) => character !== '\0' && character !== '\r' && character !== '\n');
        const raw = storable.map(({ character, form }) => FORMS[form]?.(character) ?? FORMS[0]?.(character)).join('');
        expect(decode(raw)).toBe(storable.map(({ character }) => character).join(''));
      }),
    );
  });
});
