import { faultsByField, paramFaults, pointersTo } from './param-faults';

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: { a: { type: 'object', required: ['b'], properties: { b: { type: 'number', default: 1, maximum: 2 } } } },
};

describe('paramFaults', () => {
  it('points to what the server refuses, after defaults are filled in', () => {
    expect(paramFaults(schema, { a: {} })).toEqual([]);
    expect(paramFaults(schema, { a: { b: 3 }, 'x/y': 1 }).map(({ pointer }) => pointer)).toEqual(['/a/b', '/x~1y']);
  });

  it('says it in whole sentences', () => {
    const texts = paramFaults(schema, { a: 'x', z: 1 }).map(({ text }) => text.split(':')[0]);
    expect(texts).toEqual(['"x" is refused', 'It is unknown. Remove it.']);
  });

  it('is shown by the nearest field', () => {
    const faults = ['/a/b/c', '/a/d', '/z', ''].map((pointer) => ({ pointer, text: pointer }));
    const found = faultsByField(faults, new Set(['/a', '/a/b']));
    expect([...found].map(([pointer, of]) => [pointer, of.length])).toEqual([['/a/b', 1], ['/a', 1], ['', 2]]); // prettier-ignore
  });

  it('lies inside all that must be opened', () => expect(pointersTo('/a/0/b')).toEqual(['/a', '/a/0', '/a/0/b']));
});
