import { changeText } from './change-text';
import type { CatalogChange } from './history.store';

describe('changeText', () => {
  const text = (change: Partial<CatalogChange>) => changeText({ undoOf: null, key: null, ...change } as CatalogChange);

  it.each([
    [{ action: 'put', kind: 'material', key: 'steel' }, 'Material steel: changed'],
    [{ action: 'delete', kind: 'output-type', key: 'still' }, 'Output type still: deleted'],
    [{ action: 'put', kind: 'default-material', key: 'steel' }, 'Default material: now steel'],
    [{ action: 'undo', kind: null, undoOf: 4 }, 'Change 4: undone'],
    [{ action: 'seed', kind: null }, 'The catalog: filled for the first time'],
  ] satisfies [Partial<CatalogChange>, string][])('says %o in words', (change, words) => {
    expect(text(change)).toBe(words);
  });
});
