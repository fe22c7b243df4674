import { smallCatalog } from '../testing/small-catalog';
import { COLUMNS, rowsOf } from './entry-rows';
import { kinds } from './catalog-kinds';

describe('rowsOf', () => {
  it.each(kinds)('gives each column of the kind %s a text', (kind) => {
    for (const row of rowsOf(smallCatalog(), kind, '')) expect(row.cells).toHaveLength(COLUMNS[kind].length);
  });

  it('names what an entry refers to by its label, and says where it is gone', () => {
    expect(rowsOf(smallCatalog(), 'output-type', '')[0]?.cells).toEqual([
      'still',
      '1024 × 512 px',
      'Front',
      'legacy alone',
    ]);
    expect(rowsOf(smallCatalog({ templates: [] }), 'output-type', '')[0]?.cells[2]).toBe('front (missing)');
  });

  it('finds entries by any text that is shown', () => {
    const keys = (text: string) => rowsOf(smallCatalog(), 'material', text).map(({ key }) => key);
    expect([keys('RUBB'), keys('steel'), keys('nothing')]).toEqual([['nbr'], ['steel'], []]);
  });

  it('sorts by label, but leaves rules in the order in which they are tried', () => {
    const rules = ['z', 'a'].map((key) => ({ key, pattern: key, material: 'nbr' }));
    expect(rowsOf(smallCatalog({ rules }), 'material-rule', '').map(({ key }) => key)).toEqual(['z', 'a']);
    expect(rowsOf(smallCatalog(), 'material', '').map(({ label }) => label)).toEqual(['NBR', 'Steel']);
  });

  it('shows colours and which material is the default', () => {
    const [nbr, steel] = rowsOf(smallCatalog(), 'material', '');
    expect([nbr?.isDefault, steel?.isDefault, steel?.swatch]).toEqual([false, true, '#b8bcc0']);
    expect(rowsOf(smallCatalog(), 'material-alias', '')[0]?.swatch).toBe('#b8bcc0');
  });
});
