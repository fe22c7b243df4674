import { containing } from './containing.js';

describe('a pattern of LIKE', () => {
  it.each([
    ['lager', '%lager%'],
    ['100 %', '%100 \\%%'],
    ['a_b', '%a\\_b%'],
    ['c:\\x', '%c:\\\\x%'],
  ])('takes %j as it stands', (part, pattern) => {
    expect(containing(part)).toBe(pattern);
  });
});
