import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('sorts keys by code units, also those that look like numbers', () => {
    expect(canonicalJson({ b: 1, a: { 10: [], 9: null, é: 'x', Z: true } })).toBe(
      '{"a":{"10":[],"9":null,"Z":true,"é":"x"},"b":1}',
    );
  });

  it('leaves out absent keys and writes zero without a sign', () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}');
  });

  it('says the same as JSON of the same value and nothing of key order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversedKeys(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('refuses what JSON cannot hold and says where it is', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(() => canonicalJson({ a: [NaN] })).toThrow('NaN at "/a/0"');
    expect(() => canonicalJson({ a: new Date(0) })).toThrow('a Date at "/a"');
    expect(() => canonicalJson([undefined])).toThrow('a undefined at "/0"');
    expect(() => canonicalJson(circle)).toThrow('contains itself');
  });
});

function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversedKeys(item)]),
  );
}
