import { seedCatalog } from '#steps';
import { editCatalog } from './edit-catalog.js';

const refuses = (pattern: string): boolean =>
  'problems' in
  editCatalog(seedCatalog(), { kind: 'material-rule', action: 'put', key: 'x', value: { pattern, material: 'brass' } });

describe('a rule with a pattern', () => {
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
    ['.*.*.*x'],
    ['(.*)(.*)\\2x'],
    [`a*a*${'a'.repeat(150)}b`],
    ['(?:a|a|a|a|a|a|a|a|a|a|a|a)a*a*b'],
    ['a?'.repeat(40) + 'a'.repeat(40)],
    ['(?:a{256}){256}'],
    ['(?i:a+)+$'],
  ])('is refused for %s, which could take long', (pattern) => expect(refuses(pattern)).toBe(true));

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
    ['dichtung.*nbr.*70'],
  ])('is taken with %s', (pattern) => expect(refuses(pattern)).toBe(false));
});
