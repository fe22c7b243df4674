import { nearKeys } from './near-keys.js';

describe('near keys', () => {
  it('names the three with the fewest edits between', () => {
    expect(nearKeys('bras', ['steel', 'brass', 'bronze', 'glass', 'rubber'])).toBe(
      'Near ones are "brass", "glass", "bronze".',
    );
  });

  it('names all of a few, and says so where there is none', () => {
    expect(nearKeys('x', ['b', 'a'])).toBe('Known are "a", "b".');
    expect(nearKeys('x', [])).toBe('There is none yet.');
  });
});
