import fc from 'fast-check';
import { DERIVED } from './read-arguments.js';
import type { Arg } from './read-arguments.js';
import { partOf, readEntities } from './read-entities.js';

const file = (data: string) =>
  Buffer.from(`ISO-10303-21;\nHEADER;\nFILE_NAME('#1=A(1);');\nENDSEC;\nDATA;\n${data}\nENDSEC;\nEND-ISO-10303-21;\n`);
const read = (data: string, ...wanted: string[]) => readEntities(file(data), new Set(wanted));
const argsOf = (written: string): Arg[] | undefined => read(`#1=A(${written});`, 'A').get(1)?.args;

describe('readEntities', () => {
  it('gives the instances of the wanted types in file order and no others', () => {
    const found = read("#3=A(1);#1=B(#3);#2 = /* A */ C('A(');#7\n=\r\nA ( 2 ) ;", 'A', 'C');
    expect([...found].map(([id, { type, args }]) => [id, type, args])).toEqual([
      [3, 'A', [1]],
      [2, 'C', ['A(']],
      [7, 'A', [2]],
    ]);
  });

  it.each<[string, Arg[]]>([
    ['', []],
    ["'x',1,-2.5E-03,.5,#12", ['x', 1, -0.0025, 0.5, { ref: 12 }]],
    ['$,*,.T.,.MILLI.', [null, DERIVED, { enum: 'T' }, { enum: 'MILLI' }]],
    ['(1.,(2.,#3),()),4', [[1, [2, { ref: 3 }], []], 4]],
    [
      'LENGTH_MEASURE(1.E1),!OWN(())',
      [
        { type: 'LENGTH_MEASURE', args: [10] },
        { type: 'OWN', args: [[]] },
      ],
    ],
    ["'it''s','','a;b','#1','/*','*/'", ["it's", '', 'a;b', '#1', '/*', '*/']],
    ["'Bob's','don't'\n,'''',' '", ["Bob's", "don't", "'", ' ']],
    [`"0A1F",'K\\X2\\00E4\\X0\\fig' /* 'c' */ ,\n1`, ['0A1F', 'Käfig', 1]],
  ])('reads the values %s', (written, args) => {
    expect(argsOf(written)).toEqual(args);
  });

  it('finds a complex instance by each of its parts, and no type that only a value names', () => {
    const data =
      "#5=(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.MILLI.,.METRE.));#6=(X('SI_UNIT(')Y(SI_UNIT(1)));#8=SI_UNITS(1);";
    const found = read(data, 'SI_UNIT');
    expect([...found.keys()]).toEqual([5]);
    const unit = found.get(5);
    expect(unit).toMatchObject({ type: '', args: [], parts: [{ type: 'LENGTH_UNIT' }, { type: 'NAMED_UNIT' }, {}] });
    expect(unit && partOf(unit, 'SI_UNIT')?.args).toEqual([{ enum: 'MILLI' }, { enum: 'METRE' }]);
    expect(unit && partOf(unit, 'SI')).toBeUndefined();
  });

  it('reads every section with data, and neither anchors nor references to other files', () => {
    const bytes = Buffer.from(
      "\ufeff/* ; ' */ISO-10303-21;HEADER;ENDSEC;ANCHOR;<a;'b>=#1;ENDSEC;REFERENCE;#9=<x.step#A(;'>;ENDSEC;" +
        "DATA('one',('S'));#1=A(1);ENDSEC;DATA;#2=A(#1);ENDSEC;END-ISO-10303-21;",
    );
    expect([...readEntities(bytes, new Set(['A'])).keys()]).toEqual([1, 2]);
  });

  it('takes the first of two instances with one number', () => {
    expect(read('#1=A(1);#1=A(2);', 'A').get(1)?.args).toEqual([1]);
  });

  it('terminates on any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'#1=A(\'/*"(),;.)<>$-E\\X\0é\n'.split(''))), (signs) => {
        expect(readEntities(Buffer.from(signs.join('')), new Set(['A'])).size).toBeLessThanOrEqual(signs.length);
      }),
    );
  });

  it('reads lists nested deeper than a call stack', () => {
    const depth = 200_000;
    expect(argsOf('('.repeat(depth) + ')'.repeat(depth))).toHaveLength(1);
  });
});
