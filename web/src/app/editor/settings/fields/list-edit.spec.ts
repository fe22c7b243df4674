import { moved, rowsOpen } from './list-edit';

describe('moved', () => {
  it.each([
    [0, 1, 'bac'],
    [2, -1, 'acb'],
    [0, -1, 'abc'],
    [2, 1, 'abc'],
  ] as const)('takes item %j by %j', (from, by, result) => {
    expect(moved(['a', 'b', 'c'], from, by).join('')).toBe(result);
  });
});

describe('rowsOpen', () => {
  it('follows rows to their new places, with what is open in them, and forgets those that are gone', () => {
    const open = new Set(['n/list/0', 'n/list/2', 'n/list/2/inner', 'n/list-of/2', 'm/list/2']);
    const next = rowsOpen(open, 'n/list', (row) => (row === 0 ? null : row - 1));
    expect([...next]).toEqual(['n/list/1', 'n/list/1/inner', 'n/list-of/2', 'm/list/2']);
  });
});
