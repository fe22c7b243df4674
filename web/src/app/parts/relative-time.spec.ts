import { relativeTime } from './relative-time';

describe('relativeTime', () => {
  const now = new Date('2026-11-29T12:00:00Z');
  it.each([
    ['2026-11-29T12:00:05Z', 'just now'],
    ['2026-11-29T11:59:01Z', 'just now'],
    ['2026-11-29T11:57:00Z', '3 min ago'],
    ['2026-11-29T09:30:00Z', '2 h ago'],
    ['2026-11-28T11:00:00Z', 'yesterday'],
    ['2026-11-20T11:00:00Z', '9 days ago'],
    ['2026-01-02T11:00:00Z', '2 Jan 2026'],
  ])('%s was %s', (at, words) => expect(relativeTime(new Date(at), now)).toBe(words));
});
