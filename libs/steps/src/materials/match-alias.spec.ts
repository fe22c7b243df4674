import { matchAlias } from './match-alias.js';

const aliases = [
  { alias: 'Ring', material: 'steel' },
  { alias: 'Dichtring', material: 'rubber' },
  { alias: 'Seal Ring', material: 'rubber' },
  { alias: 'DICHTRING', material: 'other' },
  { alias: '4.1', material: 'nothing' },
];

describe('matching aliases', () => {
  it('finds an alias that is the whole name, whatever its case, separators and numbering', () => {
    expect(matchAlias('dicht-ring', [{ alias: 'Dicht Ring', material: 'rubber' }])?.material).toBe('rubber');
    expect(matchAlias('SEAL_RING.2', aliases)?.alias).toBe('Seal Ring');
  });

  it('finds an alias that is a word of the name, but never a piece of a word', () => {
    expect(matchAlias('Dichtring NBR 70', aliases)?.alias).toBe('Dichtring');
    expect(matchAlias('Springs', aliases)).toBeUndefined();
  });

  it('prefers the whole name, then the longest alias, then the first in the catalog', () => {
    expect(matchAlias('Ring', aliases)?.alias).toBe('Ring');
    expect(matchAlias('Big seal ring', aliases)?.alias).toBe('Seal Ring');
    expect(matchAlias('dichtring', aliases)?.material).toBe('rubber');
  });

  it('ignores an alias of numbers only, which would fit everything', () => {
    expect(matchAlias('', aliases)).toBeUndefined();
    expect(matchAlias('Part 4.1', aliases)).toBeUndefined();
  });
});
