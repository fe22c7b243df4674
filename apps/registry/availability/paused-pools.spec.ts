import { PausedPools } from './paused-pools.js';
import { WORKER_TTL_MS } from '#contracts';

describe('PausedPools', () => {
  it('knows what was said last, and forgets it when nobody says it any more', () => {
    let now = 1000;
    const pools = new PausedPools(() => now);
    expect(pools.among(['render'])).toEqual([]);
    pools.announce(['render', 'notify']);
    expect(pools.among(['materials', 'render', 'render'])).toEqual(['render']);
    pools.announce(['notify']);
    expect(pools.among(['render'])).toEqual([]);
    now += WORKER_TTL_MS;
    expect(pools.among(['notify'])).toEqual(['notify']);
    now += 1;
    expect(pools.among(['notify'])).toEqual([]);
  });
});
