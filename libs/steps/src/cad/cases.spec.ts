import { readFile } from 'node:fs/promises';
import { convertMade, sizeOf, withoutOrigin } from './testing/convert-made.js';

const CASES = 'libs/steps/src/cad/testing/cases/';
const textOf = (file: string) => readFile(new URL(`./testing/cases/${file}.step`, import.meta.url), 'utf8');

/** Size with z up in millimetres; every body is a box of 12 triangles. */
type Row = [key: string, name: string, colour: string | null, size: string];

const BOX = '30 × 20 × 10';
const CUBE = '10 × 10 × 10';

const RIGHT: [file: string, rows: Row[]][] = [
  [
    'sub-with-one-bolt',
    [
      ['Unit/Kit/Bolt#1', 'Bolt', null, BOX],
      ['Unit/Plate#1', 'Plate', null, '30 × 20 × 3'],
    ],
  ],
  [
    'nested-solid-beside-curve-coloured',
    [
      ['Unit/Bracket assembly/Bolt#1', 'Bolt', '#3333e5', '10 × 10 × 30'],
      ['Unit/Bracket assembly/Nut#1', 'Nut', '#e53333', '14 × 14 × 8'],
    ],
  ],
  [
    'part-with-two-solids',
    [
      ['Fastener set/Bolt#1', 'Bolt', null, '10 × 10 × 30'],
      ['Fastener set/Nut#1', 'Nut', null, '14 × 14 × 8'],
    ],
  ],
  [
    'flat-solid-beside-curve-coloured',
    [
      ['Unit/Bolt#1', 'Bolt', '#3333e5', '10 × 10 × 30'],
      ['Unit/Nut#1', 'Nut', '#e53333', '14 × 14 × 8'],
    ],
  ],
  [
    'colour-rep-two-solids',
    [
      ['Teil#1', 'Teil', '#cc1919', CUBE],
      ['Teil#2', 'Teil', '#cc1919', CUBE],
    ],
  ],
  [
    'colour-asm-level',
    [
      ['Asm/Cube#1', 'Cube', '#ff0000', CUBE],
      ['Asm/Cube#2', 'Cube', '#ff0000', CUBE],
    ],
  ],
  ['colour-faces-all', [['Teil#1', 'Teil', '#cc1919', BOX]]],
  ['colour-curve-only', [['Teil#1', 'Teil', null, BOX]]],
  [
    'colour-instance-override',
    [
      ['Asm/Cube#1', 'Cube', '#00ff00', CUBE],
      ['Asm/Cube#2', 'Cube', '#ff0000', CUBE],
    ],
  ],
  ['colour-shell', [['Block#1', 'Block', '#ff0000', BOX]]],
  ['long-wire', [['Wire#1', 'Wire', null, '10000 × 0.5 × 0.5']]],
  ['thin-sheet', [['Foil#1', 'Foil', null, '1000 × 700 × 0.01']]],
  ['mapped-plain', [['Mapped#1', 'Mapped', null, BOX]]],
  ['mapped-scale2', [['Mapped#1', 'Mapped', null, '60 × 40 × 20']]],
];

describe('cases from real files', () => {
  it.each(RIGHT)('reads %s', async (file, rows) => {
    const { parts, logs } = await convertMade(`${CASES}${file}.step`);
    expect(parts.map((part) => [part.key, part.name, part.colour, sizeOf(part)])).toEqual(rows);
    expect(parts.map(({ triangles }) => triangles)).toEqual(rows.map(() => 12));
    expect(parts.map(({ colours }) => colours)).toEqual(rows.map(([, , colour]) => ({ [colour ?? 'uncoloured']: 12 })));
    expect(logs).toEqual([]);
  });

  it.each([
    ['colour-faces-but-one', '#cc1919', { '#cc1919': 10, '#191919': 2 }],
    ['colour-faces-mixed', '#ff0000', { '#ff0000': 10, '#0000ff': 2 }],
  ])(
    'gives the part of %s the colour of its largest area and keeps those of its faces',
    async (file, colour, colours) => {
      const { parts } = await convertMade(`${CASES}${file}.step`);
      expect(parts).toMatchObject([{ colour, colours, triangles: 12 }]);
    },
  );

  it('leaves out the body that hidden-styled hides, and says so', async () => {
    const { parts, logs } = await convertMade(`${CASES}hidden-styled.step`);
    expect(parts.map((part) => [part.key, part.colour, sizeOf(part)])).toEqual([
      ['Pair/Shown#1', '#cc1919', '20 × 20 × 20'],
    ]);
    expect(logs).toEqual([{ level: 'info', code: 'cad.parts_hidden', params: { count: 1 } }]);
  });

  it('treats a blank name as none, and reports it', async () => {
    const { parts, logs } = await convertMade(`${CASES}name-spaces.step`);
    expect(parts).toMatchObject([{ key: '#1', name: '', instancePath: [] }]);
    expect(logs).toEqual([{ level: 'warn', code: 'cad.unnamed_parts', params: { count: 1, of: 1 } }]);
  });

  it.each([
    ['far-10km', 10_000_000],
    ['far-500km', 500_000_000],
  ])('makes the same GLB of %s as near the origin, but for where it was', async (file, distance) => {
    const text = await textOf(file);
    const near = text.replace(/\b(\d{8,9})\.(?=[,)])/g, (_, value: string) => `${Number(value) - distance}.`);
    expect(near).not.toContain(`${distance}`);
    const [far, here] = [await convertMade(Buffer.from(text)), await convertMade(Buffer.from(near))];
    expect(far.parts.map((part) => [part.key, part.low, sizeOf(part)])).toEqual([
      ['Block#1', [distance, distance, 0], BOX],
    ]);
    expect(here.parts.map((part) => part.low)).toEqual([[0, 0, 0]]);
    expect(withoutOrigin(far.glb)).toEqual(withoutOrigin(here.glb));
  });

  it('refuses a file with a curve only', async () => {
    await expect(convertMade(`${CASES}wire-only.step`)).rejects.toMatchObject({ code: 'step_file_no_geometry' });
  });

  it('keeps 1,000 instances of one box as one mesh', async () => {
    const { parts } = await convertMade(`${CASES}asm-shared-1000.step`);
    expect(parts.map(({ key }) => key)).toEqual(Array.from({ length: 1000 }, (_, at) => `Grid/Ball#${at + 1}`));
    expect(new Set(parts.map(({ low }) => low.join())).size).toBe(1000);
    expect(new Set(parts.map(({ mesh }) => mesh)).size).toBe(1);
  });

  it('gives the material that a file names', async () => {
    const { parts } = await convertMade(`${CASES}material-name-in-step.step`);
    expect(parts).toMatchObject([{ name: 'Teil', colour: '#ffffff', fileMaterial: '1.0037' }]);
  });
});
