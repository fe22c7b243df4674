import { backOff, linkText } from './link-text';

describe('linkText', () => {
  it('says live, then reconnecting, then since when what is shown is stale', () => {
    const since = new Date(2026, 0, 1, 14, 2);
    expect(linkText({ kind: 'live' })).toBe('live');
    expect(linkText({ kind: 'lost', since, losses: 1 })).toBe('reconnecting');
    expect(linkText({ kind: 'lost', since, losses: 3 })).toBe('stale since 14:02');
    expect(linkText({ kind: 'ended' })).toBeNull();
  });
});

describe('backOff', () => {
  it('doubles up to 15 seconds', () => {
    expect([1, 2, 3, 4, 5, 20].map(backOff)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  });
});
