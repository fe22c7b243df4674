import { glbExport, imageConvert, outputSave, threejsRender } from '../testing/fake-definitions.js';
import { fitForm } from './fit-form.js';
import type { NodeForm } from './node-form.js';
import { schemaAt } from './schema-at.js';

const form: NodeForm = {
  place: 1,
  order: ['/note', '/depth', '/format'],
  groups: [
    { title: 'File', params: ['/depth', '/format'] },
    { title: 'Gone', params: ['/depth'] },
  ],
  params: {
    '/depth': { widget: 'slider' },
    '/format': {
      labels: { png: 'PNG' },
      hideWhen: { '/depth': [1], '/note': ['x'] },
      showWhenBound: ['mask', 'render'],
    },
  },
  sizes: [{ width: '/note', height: '/depth' }],
  quotients: [{ title: 'Both', dividend: '/note', divisor: '/format', unit: 's' }],
  ports: { mask: 'Mask', render: 'Pictures' },
  logs: { 'a.b': 'c' },
};

describe('fitForm', () => {
  it('leaves out what an older definition does not have', () => {
    expect(fitForm(form, imageConvert)).toEqual({
      ...{ place: 1, order: ['/note', '/format'], logs: { 'a.b': 'c' }, sizes: [], ports: { render: 'Pictures' } },
      groups: [{ title: 'File', params: ['/format'] }],
      params: {
        '/format': { labels: { png: 'PNG' }, hideWhen: { '/note': ['x'] }, showWhenBound: ['render'] },
      },
      quotients: form.quotients,
    });
  });

  it('puts params last that the form does not know', () => {
    expect(fitForm({ ...form, order: [] }, imageConvert).order).toEqual(['/format', '/note']);
    expect(fitForm(form, glbExport)).toMatchObject({ order: ['/quality'], groups: [], params: {} });
    expect(fitForm({ order: [], groups: [], params: {}, logs: {} }, outputSave).order).toEqual([]);
  });
});

describe('schemaAt', () => {
  it.each([
    ['/width', { type: 'integer', minimum: 0, maximum: 4096, default: 0 }],
    ['/angles/*/azimuth', { type: 'number' }],
    ['/angles/azimuth', null],
    ['/angles/*/roll', null],
    ['/constructor', null],
    ['width', null],
    ['', null],
  ])('finds what %j names', (pointer, schema) => {
    expect(schemaAt(threejsRender.paramsSchema, pointer)).toEqual(schema);
  });

  it('finds what only a branch has', () => {
    const shape = (inside: object) => ({ type: 'object', properties: inside });
    const branch = { then: shape({ b: { type: 'string' } }), else: shape({ c: { items: { oneOf: [shape({ d: {} })] } } }) };
    const schema = { ...shape({ a: { anyOf: [{ type: 'null' }, branch] } }), allOf: [shape({ e: { const: 1 } })] };
    expect(schemaAt(schema, '/a/b')).toEqual({ type: 'string' });
    expect([schemaAt(schema, '/a/c/*/d'), schemaAt(schema, '/e'), schemaAt(schema, '/d')]).toEqual([{}, { const: 1 }, null]);
  }); // prettier-ignore

  it('reads escaped keys', () => {
    expect(schemaAt({ properties: { 'a/b~c': { type: 'string' } } }, '/a~1b~0c')).toEqual({ type: 'string' });
  });
});
