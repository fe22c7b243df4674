import { fitForm } from '#workflow-core';
import type { NodeDefinition, NodeForm, ParamForm } from '#workflow-core';
import { definitions } from './definitions.generated.js';
import { forms } from './forms.generated.js';
import { categories, portTypes } from './palette.js';
import { formFaults } from './testing/form-faults.js';
import { everyWidget } from './testing/index.js';

const newest = new Map(definitions.map((definition) => [definition.step, definition]));
const of = (step: string): [NodeForm, NodeDefinition] => {
  const [form, definition] = [forms[step], newest.get(step)];
  if (!form || !definition) throw new Error(`${step} has no form`);
  return [form, definition];
};

describe('the forms of nodes', () => {
  it('are there for every step', () => {
    expect(Object.keys(forms)).toEqual([...newest.keys()]);
  });

  it.each([...newest.keys()])("of %s fits the step's newest definition and explains all of it", (step) => {
    expect(formFaults(...of(step))).toEqual([]);
  });

  it.each(definitions.map((definition) => [`${definition.step}@${definition.version}`, definition] as const))(
    'fits what %s has',
    (_name, definition) => {
      const fitted = fitForm(of(definition.step)[0], definition);
      expect(formFaults(fitted, definition).filter((fault) => fault.startsWith('there is no'))).toEqual([]);
      expect(fitted.order.map((pointer) => pointer.slice(1)).sort()).toEqual(
        Object.keys(definition.paramsSchema['properties'] as object).sort(),
      );
    },
  );

  it('have different places within a category', () => {
    const places = [...newest].map(([step, { category }]) => `${category} ${forms[step]?.place ?? step}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('what the check of forms finds', () => {
  const [form, definition] = of('image_convert');
  const changed = (params: Record<string, ParamForm>, more: Partial<NodeForm> = {}): string[] =>
    formFaults({ ...form, ...more, params: { ...form.params, ...params } }, definition);
  const without = (pointer: string): string[] => changed({ [pointer]: {} });

  it.each([
    ['a param that is not there', changed({ '/colour': {} }), 'there is no /colour'],
    ['a condition on one', changed({ '/fps': { showWhen: { '/kind': ['a'] } } }), 'there is no /kind'],
    ['a group with one', changed({}, { groups: [{ title: 'A', params: ['/kind'] }] }), 'there is no /kind'],
    ['a size of one', changed({}, { sizes: [{ width: '/w', height: '/height' }] }), 'there is no /w'],
    ['a param in two groups', changed({}, { groups: [form.groups[0]!, form.groups[0]!] }), '/fps is in two groups'],
    ['an incomplete order', changed({}, { order: form.order.slice(1) }), expect.stringMatching(/^order must name/)],
    ['a value without a label', without('/format'), '/format has no label for "avif"'],
    ['a label without a value', changed({ '/format': { labels: { gif: 'GIF' } } }), '/format has a label for "gif", which it cannot be'], // prettier-ignore
    ['a magic value', without('/background'), '/background has no text for ""'],
    ['a text for no magic value', changed({ '/quality': { empty: 'Best' } }), '/quality is not empty by default'],
    ['a condition that never holds', changed({ '/fps': { showWhen: { '/format': ['gif'] } } }), '/format can never be "gif"'], // prettier-ignore
    ['a slider without bounds', changed({ '/background': { widget: 'slider' } }), '/background has no bounds for a slider'], // prettier-ignore
    ['a log slider from 0', changed({ '/width': { scale: 'log' } }), '/width has no logarithm at its lowest'],
    ['a row of other items', changed({ '/width': { row: '{x}' } }), 'the items of /width have no x'],
    ['a port that is not there', changed({}, { ports: { mask: 'Mask' } }), 'there is no port mask'],
    ['an input that is not there', changed({ '/fps': { showWhenBound: ['glb'] } }), 'there is no input glb'],
  ])('%s', (_what, faults, fault) => {
    expect(faults).toContainEqual(fault);
  });

  it('a required param that may be hidden, items without a title and a port without a label', () => {
    const paramsSchema = {
      type: 'object',
      required: ['names'],
      properties: { names: { type: 'array', title: 'Names', default: ['a'], items: { type: 'string' } } },
    };
    const inputs = { mask: { type: 'render', required: true, many: false, description: 'A mask.' } } as const;
    const params = { '/names': { hideWhen: {} } };
    const bad: NodeForm = { order: ['/names'], groups: [], params, logs: {} };
    expect(formFaults(bad, { ...definition, paramsSchema, inputs })).toEqual([
      '/names/* has no title',
      '/names may be hidden while it must be set',
      'the port mask has no label',
    ]);
  });
});

describe('the check of a step with every widget', () => {
  const { form, definition } = everyWidget;
  const changed = (params: Record<string, ParamForm>): string[] =>
    formFaults({ ...form, params: { ...form.params, ...params } }, definition);

  it('finds nothing, also in branches and deeper down', () => {
    expect(formFaults(form, definition)).toEqual([]);
  });

  it.each([
    ['a param that no branch has', { '/background/from': {} }, 'there is no /background/from'],
    ['a slider of a branch without bounds', { '/background/to': { widget: 'slider' } }, '/background/to has no bounds for a slider'], // prettier-ignore
    ['a slider deeper down', { '/light/sun/height': { scale: 'log' } }, '/light/sun/height has no logarithm at its lowest'], // prettier-ignore
  ] as const)('%s', (_what, params, fault) => expect(changed(params)).toEqual([fault]));

  it('a branch without a title', () => {
    const paramsSchema = {
      type: 'object',
      properties: { cut: { title: 'Cut', default: 1, oneOf: [{ type: 'number', title: 'Size' }, { type: 'string' }] } },
    };
    const bad: NodeForm = { order: ['/cut'], groups: [], params: {}, logs: {} };
    expect(formFaults(bad, { ...definition, paramsSchema })).toEqual(['/cut has a branch without a title']);
  });
});

describe('the palette', () => {
  it('has a place for every category', () => {
    const names = categories.map(({ name }) => name);
    expect([...newest.values()].map(({ category }) => category).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('tells port types apart by shape and colour, and by name', () => {
    expect(new Set(portTypes.map(({ shape, colour }) => `${shape} ${colour}`)).size).toBe(portTypes.length);
    expect(new Set(portTypes.map(({ label }) => label)).size).toBe(portTypes.length);
  });
});
