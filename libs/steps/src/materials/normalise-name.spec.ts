import fc from 'fast-check';
import { normaliseName } from './normalise-name.js';

describe('normalised names', () => {
  it.each([
    ['Flansch_Gehäuse', 'flansch gehaeuse'],
    ['FLANSCH-GEHAEUSE', 'flansch gehaeuse'],
    ['Außenring', 'aussenring'],
    ['AUẞENRING', 'aussenring'],
    ['Gehäuse', 'gehaeuse'],
    ['Ball_08', 'ball 08'],
    ['Ball.1', 'ball 1'],
    ['OuterRing', 'outer ring'],
    ['outer  ring', 'outer ring'],
    ['ISO4762 M8x12.1', 'iso 4762 m 8 x 12 1'],
    ['Élément', 'element'],
    ['1.4301', '1.4301'],
    ['Welle 1.4301.2', 'welle 1.4301 2'],
    ['11.4301', '11 4301'],
    ['100Cr6', '100 cr 6'],
    ['', ''],
  ])('reads %j as %j', (name, expected) => expect(normaliseName(name)).toBe(expected));

  it('stay as they are when they are normalised again', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'aZäÜßẞéςΣ019._- x') }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const once = normaliseName(name);
        expect(normaliseName(once)).toBe(once);
      }),
      { numRuns: 600 },
    );
  });
});
