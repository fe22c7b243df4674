import { epochMs, isoTime } from './timestamps.js';

describe('timestamps of PostgreSQL', () => {
  it.each([
    ['2026-11-29 11:45:30.123456+00', 1_795_952_730_123],
    ['2026-11-29 13:45:30.5+02', 1_795_952_730_500],
    ['2026-11-29 11:45:30+00', 1_795_952_730_000],
    [new Date(1_795_952_730_001), 1_795_952_730_001],
  ])('are read from %s', (timestamp, milliseconds) => {
    expect(epochMs(timestamp)).toBe(milliseconds);
    expect(isoTime(timestamp)).toBe(new Date(milliseconds).toISOString());
  });

  it('stay null where there is none', () => expect(isoTime(null)).toBeNull());
});
