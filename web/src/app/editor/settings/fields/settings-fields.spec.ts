import type { KnownStep } from '../../document/steps';
import { settingsFields } from './settings-fields';

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
    expect(fields().map(({ kind }) => kind)).toEqual(['choice', 'choice', 'text', 'boolean', 'list', 'number']);
  });

  it('shows what a default means while nothing is set', () => {
    expect([fieldOf('/width')?.defaultText, fieldOf('/format')?.defaultText, fieldOf('/width')?.value]).toEqual([
      ...['As ordered', 'PNG', undefined],
    ]);
  });

  it('names every choice, the empty one too', () => {
    const labels = (pointer: string) => {
      const field = fieldOf(pointer);
      return field?.kind === 'choice' ? field.options.map(({ label }) => label) : [];
    };
    expect(labels('/unmapped')).toEqual(['As the output type says', 'The line fails']);
    expect(labels('/format')).toEqual(['PNG', 'webp-animated']);
  });

  it('hides a setting as long as another one makes it idle', () => {
    expect(fieldOf('/fps')).toBeUndefined();
    expect(fieldOf('/fps', { format: 'webp-animated' })).toMatchObject({ maximum: 60 });
  });

  it('shows what is refused though the form hides it', () => {
    const groups = settingsFields(STEP, { params: { fps: 0 }, boundInputs: [], faulty: ['/fps'] });
    expect(groups.flatMap((group) => group.fields).map(({ pointer }) => pointer)).toContain('/fps');
  });

  it('shows what the schema does not speak of, so that it can be taken away', () => {
    expect(fieldOf('/depth', { depth: 3 })).toMatchObject({ kind: 'json', value: 3, canReset: true });
  });

  it('takes what is of another type than its widget as JSON', () => {
    expect([fieldOf('/angles', { angles: 'all' })?.kind, fieldOf('/name', { name: {} })?.kind]).toEqual([
      'json',
      'json',
    ]);
    expect(fieldOf('/format', { format: 'gif' })).toMatchObject({ options: expect.arrayContaining([{ value: 'gif', label: 'gif (not allowed)' }]) }); // prettier-ignore
  });

  it('follows references, joins what holds at once, and chooses the shape of the params as a whole', () => {
    const shape = (kind: string, inside: object) => ({
      properties: { kind: { const: kind }, ...inside },
      required: ['kind'],
    });
    const paramsSchema = {
      $defs: { side: { type: 'number', title: 'Side', minimum: 1 } },
      type: 'object',
      properties: { depth: { allOf: [{ $ref: '#/$defs/side' }, { maximum: 9, minimum: 2 }] } },
      oneOf: [
        shape('box', { width: { $ref: '#/$defs/side' } }),
        shape('ball', { radius: { anyOf: [{ type: 'null' }, { type: 'number' }] } }),
      ],
    };
    const step = { definition: { paramsSchema }, form: null } as unknown as KnownStep;
    const of = (params: Record<string, unknown>) =>
      settingsFields(step, { params, boundInputs: [] }).flatMap((group) => group.fields);
    expect(of({ kind: 'ball' }).map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ...[
        ['variants', ''],
        ['number', '/depth'],
        ['number', '/radius'],
      ],
    ]);
    const [chooser, depth, width] = of({ kind: 'box', width: 0 });
    expect(chooser).toMatchObject({
      chosen: 0,
      variants: [{ label: 'box' }, { label: 'ball', value: { kind: 'ball' } }],
    });
    expect([depth, width]).toMatchObject([
      { title: 'Side', minimum: 2, maximum: 9 },
      { pointer: '/width', minimum: 1 },
    ]);
  });

  it('works without a form', () => {
    const plain = settingsFields({ ...STEP, form: null }, { params: {}, boundInputs: [] });
    expect(plain.flatMap((group) => group.fields).map(({ pointer }) => pointer)).toEqual(
      Object.keys(properties).map((name) => `/${name}`),
    );
  });
});
