import { backOff, streamOf } from './link-text';

describe('streamOf', () => {
  it('says live, then reconnecting, then since when what is shown is stale', () => {
    const since = new Date(2026, 0, 1, 14, 2);
    expect(streamOf({ kind: 'live' })).toEqual({ text: 'live', isLost: false });
    expect(streamOf({ kind: 'lost', since, isStale: false })).toEqual({ text: 'reconnecting', isLost: true });
    expect(streamOf({ kind: 'lost', since, isStale: true })).toEqual({ text: 'stale since 14:02', isLost: true });
    expect(streamOf({ kind: 'ended' })).toBeNull();
  });
});

describe('backOff', () => {
  it('doubles up to 2 seconds, so that a page is soon true again', () => {
    expect([1, 2, 3, 20].map(backOff)).toEqual([1000, 2000, 2000, 2000]);
  });
});
