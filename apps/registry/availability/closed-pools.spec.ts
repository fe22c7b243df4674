import { WORKER_TTL_MS } from '#contracts';
import { ClosedPools } from './closed-pools.js';

describe('ClosedPools', () => {
  it('knows what was said last, and forgets it when nobody says it any more', () => {
    let now = 1000;
    const pools = new ClosedPools(() => now);
    expect(pools.among(['render'])).toEqual({ paused: [], full: [] });
    pools.update({ paused: ['render', 'notify'], full: ['materials'] });
    expect(pools.among(['materials', 'render', 'render'])).toEqual({ paused: ['render'], full: ['materials'] });
    pools.update({ paused: ['notify'], full: [] });
    expect(pools.among(['render'])).toEqual({ paused: [], full: [] });
    now += WORKER_TTL_MS;
    expect(pools.among(['notify']).paused).toEqual(['notify']);
    now += 1;
    expect(pools.among(['notify']).paused).toEqual([]);
  });
});
