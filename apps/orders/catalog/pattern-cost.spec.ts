import { seedCatalog } from '#steps';
import type { MaterialRule } from '#steps';
import { editCatalog } from './edit-catalog.js';
import { patternCost } from './pattern-cost.js';

const refuses = (pattern: string): boolean =>
  'problems' in
  editCatalog(seedCatalog(), { kind: 'material-rule', action: 'put', key: 'x', value: { pattern, material: 'brass' } });

describe('what a pattern may cost', () => {
  it.each([
    ['(a+)+$'],
    ['(a*)*b'],
    ['(a|a)*b'],
    ['(a|ab|b)+c'],
    ['(?:x?){40}y'],
    ['((ab)*)*c'],
    ['(?<n>a+)+b'],
    ['(?=(a+)+b)'],
    ['.*.*.*.*.*x'],
    ['a?'.repeat(40) + 'a'.repeat(40)],
    ['(?:a{256}){256}'],
    ['(?i:a+)+$'],
  ])('refuses %s, which could run for hours', (pattern) => expect(refuses(pattern)).toBe(true));

  it.each([
    ['^(ball|kugel|roller)'],
    ['outer.*ring|inner.*ring|au(ß|ss)en.*ring'],
    ['(outer|inner)[ _-]?ring\\s*\\d+'],
    ['(?<![a-z])(?:nut|mutter)(?![a-z])'],
    ['iso\\s?4762 m\\d{1,2}x\\d{1,3}'],
    ['[\\]a|b)(+*]+x'],
    ['\\(a+\\)+'],
    ['(ab)+'],
    ['a{,3}'],
    ['(?<grade>a2|a4)?-\\k<grade>'],
  ])('takes %s', (pattern) => expect(refuses(pattern)).toBe(false));

  it('takes every pattern of the seed', () => {
    const patterns = seedCatalog().rules.flatMap(({ pattern }: MaterialRule) => pattern ?? []);
    expect(patterns.filter(refuses)).toEqual([]);
    expect(patterns.length).toBeGreaterThan(5);
  });

  it('adds alternatives and multiplies what follows each other', () => {
    expect(patternCost('a|b|c')).toBe(257 * 3);
    expect(patternCost('a*(b|c)')).toBe(257 * 257 * 2);
    expect(patternCost('a?b{0,4}')).toBe(257 * 2 * 5);
  });
});
