import { backOff, streamOf } from './link-text';

describe('streamOf', () => {
  it('says live, then reconnecting, then since when what is shown is stale', () => {
    const since = new Date(2026, 0, 1, 14, 2);
    expect(streamOf({ kind: 'live' })).toEqual({ text: 'live', isLost: false });
    expect(streamOf({ kind: 'lost', since, losses: 1 })).toEqual({ text: 'reconnecting', isLost: true });
    expect(streamOf({ kind: 'lost', since, losses: 3 })).toEqual({ text: 'stale since 14:02', isLost: true });
    expect(streamOf({ kind: 'ended' })).toBeNull();
  });
});

describe('backOff', () => {
  it('doubles up to 15 seconds', () => {
    expect([1, 2, 3, 4, 5, 20].map(backOff)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  });
});
