import { ASPECTS } from '#contracts/aspects';
import { COMPARATORS } from '../../apps/comparison/compare/comparators.js';
import { aspectsFile } from './aspects-file.js';

describe('the generated aspects', () => {
  it('are those of the comparators, in their order', () => {
    expect([...ASPECTS]).toEqual(COMPARATORS.map(({ aspect }) => aspect));
  });

  it('have a new one as soon as its comparator is on the list', () => {
    const file = aspectsFile([...COMPARATORS, { aspect: 'emails' }]);
    expect(file).toContain("  'catalogWrites',\n  'emails',\n] as const;");
  });
});
