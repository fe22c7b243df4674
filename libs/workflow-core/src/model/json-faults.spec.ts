import fc from 'fast-check';
import { findJsonFaults } from './json-faults.js';

const faultsOf = (text: string): string[] => findJsonFaults(text).map(({ code, pointer }) => `${code} ${pointer}`);

describe('findJsonFaults', () => {
  it('names a key that stands twice, by its pointer', () => {
    expect(faultsOf('{"nodes": [{"id": "a"}, {"id": "b", "params": {"w": 1, "w": 2}}]}')).toEqual([
      'duplicate_key /nodes/1/params/w',
    ]);
  });

  it('takes keys as equal that are escaped in different ways', () => {
    expect(faultsOf(String.raw`{"a": 1, "\u0061": 2, "\\": 1, "\\": 2}`)).toEqual([
      'duplicate_key /a',
      String.raw`duplicate_key /\ `.trim(),
    ]);
  });

  it('takes the same key in different objects, and keys that objects inherit', () => {
    expect(faultsOf('[{"a": {"a": 1}}, {"a": [], "__proto__": 1, "constructor": 2}]')).toEqual([]);
  });

  it.each([
    ['1e400', 'number_out_of_range /n'],
    ['-1e400', 'number_out_of_range /n'],
    ['1e-400', 'number_out_of_range /n'],
    ['12345678901234567890', 'integer_loses_digits /n'],
    ['-9007199254740993', 'integer_loses_digits /n'],
  ])('names the number %s, which would be kept as another', (number, fault) => {
    expect(faultsOf(`{"n": ${number}}`)).toEqual([fault]);
  });

  it.each(['0', '-0', '0e5', '0.000', '9007199254740992', '1e300', '0.1000000000000000055511151231257827', '5e-324'])(
    'takes the number %s',
    (number) => expect(faultsOf(`[[], {"n": [${number}]}]`)).toEqual([]),
  );

  it('looks for nothing inside texts', () => {
    expect(faultsOf(JSON.stringify({ a: '{"b":1,"b":1e999}', c: '","c":"', d: '\\' }))).toEqual([]);
  });

  it('names no more than it was asked for', () => {
    expect(findJsonFaults(`[${'1e999,'.repeat(50)}0]`, 3)).toHaveLength(3);
  });

  it('finds nothing in what was written by JSON.stringify', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => faultsOf(JSON.stringify(value)).length === 0));
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => Array.isArray(findJsonFaults(text))));
    expect(findJsonFaults('{"a'.repeat(100_000))).toEqual([]);
    expect(findJsonFaults('[{"a":'.repeat(100_000))).toEqual([]);
  });
});
