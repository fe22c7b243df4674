import { problemsText } from './problems-text';

describe('problemsText', () => {
  it.each([
    [{ errors: 0, all: 0 }, 'No problems'],
    [{ errors: 1, all: 1 }, '1 error'],
    [{ errors: 0, all: 2 }, '2 warnings'],
    [{ errors: 2, all: 3 }, '2 errors, 1 warning'],
  ])('of %j is %s', (counts, text) => expect(problemsText(counts)).toBe(text));
});
