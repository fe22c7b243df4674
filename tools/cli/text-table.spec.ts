import { textTable } from './text-table.js';

describe('textTable', () => {
  it('makes each column as wide as its widest cell and leaves no trailing spaces', () => {
    expect(textTable(['a', 'bb'], [['long', 'x'], ['y']])).toBe('a     bb\nlong  x\ny');
  });
});
