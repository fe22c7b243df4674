import fc from 'fast-check';
import { seedCatalog } from '../catalog-seed/seed-catalog.js';
import { aliasMatcher } from './match-alias.js';

const ALIASES = [
  { alias: 'Ring', material: 'steel' },
  { alias: 'Dichtring', material: 'rubber' },
  { alias: 'Seal Ring', material: 'rubber' },
  { alias: 'DICHTRING', material: 'other' },
  { alias: '4.1', material: 'nothing' },
  { alias: 'PA', material: 'polyamide' },
  { alias: 'PA 66', material: 'polyamide 66' },
  { alias: '1.4301', material: 'stainless' },
];
const match = aliasMatcher(ALIASES);

describe('matching aliases', () => {
  it('finds an alias that is the whole name, whatever its case, separators and numbering', () => {
    expect(match('dicht-ring')?.material).toBe('rubber');
    expect(match('SEAL_RING.2')?.alias).toBe('Seal Ring');
    expect(match('Dichtring08')?.alias).toBe('Dichtring');
  });

  it('finds an alias that is a word of the name, but never a piece of a word', () => {
    expect(match('Dichtring NBR 70')?.alias).toBe('Dichtring');
    expect(match('Springs')).toBeUndefined();
    expect(match('Paste')).toBeUndefined();
  });

  it('prefers the longest alias, then the first in the catalog', () => {
    expect(match('Ring')?.alias).toBe('Ring');
    expect(match('Big seal ring')?.alias).toBe('Seal Ring');
    expect(match('dichtring')?.material).toBe('rubber');
  });

  it('takes a number that belongs to a name as part of it', () => {
    expect(match('Zahnrad PA66')?.alias).toBe('PA 66');
    expect(match('Zahnrad pa-66_03')?.alias).toBe('PA 66');
    expect(match('Zahnrad PA_12')?.alias).toBe('PA');
    expect(match('Welle 1.4301_2')?.alias).toBe('1.4301');
    expect(match('14301')).toBeUndefined();
    expect(match('1.43012')).toBeUndefined();
  });

  it('ignores an alias of numbers only, which would match everything', () => {
    expect(match('')).toBeUndefined();
    expect(match('Part 4.1')).toBeUndefined();
  });
});

const MATERIALS = new Map(seedCatalog().aliases.map(({ alias, material }) => [alias, material]));
const seeded = aliasMatcher(seedCatalog().aliases);
const SPELT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' };

const spelling = fc.constantFrom(
  (name: string) => name,
  (name: string) => name.toLowerCase(),
  (name: string) => name.toUpperCase(),
  (name: string) => name.normalize('NFD'),
  (name: string) => name.replace(/[äöüÄÖÜß]/g, (letter) => SPELT[letter]!),
);
/** A dot within a material number is no separator. */
const separators = fc
  .constantFrom(' ', '_', '-', '--', ' / ')
  .map((separator) => (name: string) => name.replace(/[ -]/g, separator));
const numbering = fc.constantFrom('', '_08', '.1', ' x2', '#3', ' (4)', '-005');

describe('the aliases that a new installation has', () => {
  it('mean the same in any case, umlaut spelling and separators, and with any numbering behind them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MATERIALS.keys()),
        spelling,
        separators,
        numbering,
        (alias, spelt, separated, numbered) => {
          expect(seeded(separated(spelt(alias)) + numbered)?.material).toBe(MATERIALS.get(alias));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('mean the same within a longer name', () => {
    for (const [alias, material] of MATERIALS) expect(seeded(`Teil_${alias}_12`)?.material).toBe(material);
  });
});
