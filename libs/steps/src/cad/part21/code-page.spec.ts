import { guessCodePage } from './code-page.js';

const latin1 = (...texts: string[]) => texts.map((text) => Buffer.from(text, 'latin1'));

describe('guessCodePage', () => {
  it.each<[string, string, Buffer[]]>([
    ['windows-1252', 'one umlaut', latin1('K\xe4fig')],
    ['windows-1252', 'umlauts that touch', latin1('Gr\xf6\xdfe', '\xc4\xd6\xdc\xdf')],
    ['windows-1252', 'French', latin1('Pi\xe8ce d\xe9tach\xe9e', 'ch\xe2ssis')],
    ['windows-1252', 'signs', latin1('\xd8 12 \xb1 0.1 mm', '90\xb0', '50 \x80')],
    ['windows-1252', 'Czech letters that it has', latin1('pru\x9eina', '\x8aroub')],
    ['macintosh', 'umlauts', latin1('K\x8afig', 'Geh\x8ause', 'D\x9fse')],
    ['macintosh', 'French', latin1('Pi\x8fce d\x8etach\x8ee')],
    ['shift_jis', 'kanji and kana', latin1('\x8e\xb2\x8e\xf3\x82\xaf', '\x83{\x83\x8b\x83g')],
    ['shift_jis', 'some names of one character', latin1('\x8e\xb2', '\x8e\xb2\x8e\xf3\x82\xaf A-1')],
    ['gbk', 'hanzi', latin1('\xd6\xe1\xb3\xd0', '\xc2\xdd\xcb\xa8 M8')],
    ['windows-1251', 'Russian', latin1('\xca\xee\xf0\xef\xf3\xf1', '\xc2\xe0\xeb')],
  ])('takes %s for it: %s', (page, _, strings) => {
    expect(guessCodePage(strings)).toBe(page);
  });
});
