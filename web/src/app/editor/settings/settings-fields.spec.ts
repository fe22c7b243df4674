import type { KnownStep } from '../document/steps';
import { readNumber, settingsFields } from './settings-fields';

const properties = {
  fps: { type: 'integer', title: 'Frames per second', default: 24, minimum: 1, maximum: 60, unit: 'fps' },
  unmapped: { type: 'string', enum: ['', 'fail'], title: 'Parts without a material', default: '' },
  format: { type: 'string', enum: ['png', 'webp-animated'], title: 'Format', default: 'png' },
  width: { type: 'integer', title: 'Width', default: 0, unit: 'px' },
  clear: { type: 'boolean', title: 'Transparent', default: false },
  name: { type: 'string', title: 'Name', default: '' },
  angles: { type: 'array', title: 'Angles', default: [] },
};
const STEP = {
  definition: { paramsSchema: { type: 'object', properties } },
  form: {
    order: ['/unmapped', '/format', '/name', '/clear', '/angles', '/width', '/fps'],
    groups: [{ title: 'Size', params: ['/width', '/fps'] }],
    params: {
      '/unmapped': { empty: 'As the output type says', labels: { fail: 'The line fails' } },
      '/format': { labels: { png: 'PNG' } },
      '/width': { empty: 'As ordered' },
      '/fps': { showWhen: { '/format': ['webp-animated'] } },
    },
    logs: {},
  },
} as unknown as KnownStep;

const fields = (params: Record<string, unknown> = {}) =>
  settingsFields(STEP, { params, boundInputs: [] }).flatMap((group) => group.fields);
const fieldOf = (pointer: string, params = {}) => fields(params).find((one) => one.pointer === pointer);

describe('settingsFields', () => {
  it('has the order and the headings of the form', () => {
    const groups = settingsFields(STEP, { params: {}, boundInputs: [] });
    expect(groups.map(({ title, fields }) => [title, fields.map(({ pointer }) => pointer)])).toEqual([
      ['', ['/unmapped', '/format', '/name', '/clear', '/angles']],
      ['Size', ['/width']],
    ]);
  });

  it('tells the kinds by the schema', () => {
    expect(fields().map(({ kind }) => kind)).toEqual(['choice', 'choice', 'text', 'boolean', 'other', 'number']);
  });

  it('shows what a default means while nothing is set', () => {
    expect([fieldOf('/width')?.defaultText, fieldOf('/format')?.defaultText, fieldOf('/width')?.value]).toEqual([
      ...['As ordered', 'PNG', undefined],
    ]);
  });

  it('names every choice, the empty one too', () => {
    const labels = (pointer: string) => fieldOf(pointer)?.options.map(({ label }) => label);
    expect(labels('/unmapped')).toEqual(['As the output type says', 'The line fails']);
    expect(labels('/format')).toEqual(['PNG', 'webp-animated']);
  });

  it('hides a setting as long as another one makes it idle', () => {
    expect([fieldOf('/fps'), fieldOf('/fps', { format: 'webp-animated' })?.maximum]).toEqual([undefined, 60]);
  });

  it('works without a form', () => {
    const plain = settingsFields({ ...STEP, form: null }, { params: {}, boundInputs: [] });
    expect(plain.flatMap((group) => group.fields).map(({ pointer }) => pointer)).toEqual(
      Object.keys(properties).map((name) => `/${name}`),
    );
  });
});

describe('readNumber', () => {
  it.each([
    ['', {}],
    [' 12 ', { value: 12 }],
    ['1,5', { value: 1.5 }],
    ['twelve', { fault: '“twelve” is no number.' }],
  ])('reads %j', (text, read) => expect(readNumber(text, { isWhole: false })).toEqual(read));

  it('takes whole numbers only where the schema says so', () => {
    expect(readNumber('1.5', { isWhole: true })).toEqual({ fault: 'This must be a whole number.' });
  });
});
