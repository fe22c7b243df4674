import { caseFile, stepText } from './testing/step-text.js';
import { plainText } from './testing/plain-text.js';

const plain = (bytes: Buffer | string) => plainText(Buffer.from(bytes as string)).bytes.toString('latin1');
const withNames = (...names: string[]) => stepText(names.map((name, at) => `#${at + 1}=PRODUCT('${name}');`).join(''));

describe('plainText', () => {
  it.each(['umlaut-utf8', 'umlaut-x1', 'unit-none', 'name-spaces'])('gives the very same buffer for %s', (name) => {
    const bytes = caseFile(name);
    expect(plainText(bytes).bytes).toBe(bytes);
  });

  const sound = stepText("#1=A('');\n#2=B(#1);").toString();

  it.each([
    ['a byte order mark', `\ufeff${sound}`],
    ['blanks and comments in front', `\r\n/* it's; 'DATA;' */ /**/\n${sound}`],
    ['blanks in the first line', sound.replace('ISO-10303-21;', '\ufeffISO-10303-21 \n;')],
    ['anchors', sound.replace('DATA;', "ANCHOR;\n<a'b;c>=#1;\n<d>=(1,$){x:'y;'};\nENDSEC;\nDATA;")],
    ['references', sound.replace('DATA;', "REFERENCE;\n#5=<other.step#it's>;\n@6=<x;y>;\nENDSEC;\nDATA;")],
    ['a signature', sound.replace('END-ISO', 'SIGNATURE;\nMIIB/x==;\nENDSEC;\nEND-ISO')],
    ['parameters of the section', sound.replace('DATA;', "DATA ('a)b', ( 'S' ) );")],
    ['two sections', sound.replace("#2=B", 'ENDSEC;\nDATA;\n#2=B')],
    ['two sections with names', sound.replace('DATA;', "DATA('a',('S'));").replace("#2=B", "ENDSEC;\nDATA('b',('S'));\n#2=B")],
  ])('takes out %s', (_, text) => {
    expect(plain(text).replace(/\s+/g, '')).toBe(sound.replace(/\s+/g, ''));
  }); // prettier-ignore

  it('keeps content after the end', () => {
    const text = `${sound}SIGNATURE;\nMIIB;\nENDSEC;\n`;
    expect(plain(text)).toBe(text);
  });

  it('says that there is no value where an unused reference leads nowhere, and warns', () => {
    const { bytes, warnings } = plainText(caseFile('text-unused-dangling'));
    expect(bytes.toString()).toContain("#90001=ANNOTATION_OCCURRENCE('note',(),$);");
    expect(warnings).toEqual([
      {
        code: 'cad.unused_references',
        params: { count: 1, missing: '#90002', usedBy: '#90001 ANNOTATION_OCCURRENCE' },
      },
    ]);
  });

  it('does so where an unused reference leads to another file', () => {
    const text = stepText("#1=ANNOTATION_OCCURRENCE('',(),#70);", 'REFERENCE;\n#70=<other.step#a>;\nENDSEC;\n');
    expect(plain(text)).toContain("ANNOTATION_OCCURRENCE('',(),$)");
  });

  it('leaves a text with a fault as it is', () => {
    const bytes = caseFile('text-nan');
    expect(plainText(bytes).bytes).toBe(bytes);
  });

  it('writes names in UTF-8 that are in no UTF-8, and warns', () => {
    const { bytes, warnings } = plainText(withNames('K\xe4fig', "it''s \\X\\E4 \x80", 'plain'));
    expect(bytes.toString('utf8')).toContain("#1=PRODUCT('Käfig');#2=PRODUCT('it''s \\X\\E4 €');#3=PRODUCT('plain');");
    expect(warnings).toEqual([
      { code: 'cad.names_guessed', params: { count: 2, codePage: 'windows-1252', example: 'Käfig' } },
    ]);
  });

  it('keeps the names of a text that are in UTF-8 among others that are not', () => {
    const text = plainText(withNames(Buffer.from('Gehäuse 中').toString('latin1'), 'K\xe4fig')).bytes.toString();
    expect(text).toContain("#1=PRODUCT('Gehäuse 中');#2=PRODUCT('Käfig');");
  });

  it('reads Shift-JIS, whose characters may end as a backslash does', () => {
    const text = plainText(withNames('\x95\x5c\x8e\xa6', '\x83\x5c\x83P\x83b\x83g')).bytes.toString();
    expect(text).toContain("#1=PRODUCT('表示');#2=PRODUCT('ソケット');");
  });

  it('ignores the header and comments in the guess of the code page', () => {
    const bytes = Buffer.from(stepText('/* K\xe4fig */').toString('latin1').replace('HEADER;', "HEADER;FILE_NAME('K\xe4fig');"), 'latin1'); // prettier-ignore
    expect(plainText(bytes)).toEqual({ bytes, warnings: [] });
  });
});
