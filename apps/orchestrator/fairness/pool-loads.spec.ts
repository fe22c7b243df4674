import { PoolLoads } from './pool-loads.js';
import type { WaitingNode } from './fair-queue.js';

const waiting = (nodeRunId: string): WaitingNode => ({
  ...{ runId: 'r', nodeRunId, nodeId: 'n', attempt: 1, pool: 'render' },
  ...{ order: nodeRunId, runClass: 'live' },
});
const always = (): boolean => true;

describe('PoolLoads', () => {
  it('admits as many as the window holds, and again when one is done', () => {
    const loads = new PoolLoads(() => 2);
    expect([1, 2, 3].map(() => loads.tryReserve('render'))).toEqual([true, true, false]);
    expect(loads.tryReserve('notify')).toBe(true);
    loads.confirm('render');
    loads.confirm('render');
    expect(loads.tryReserve('render')).toBe(false);
    loads.release('render');
    expect(loads.tryReserve('render')).toBe(true);
  });

  it('counts what is being committed although PostgreSQL does not know it yet, and frees the place where that fails', () => {
    const loads = new PoolLoads(() => 2);
    loads.tryReserve('render');
    loads.count([{ pool: 'render', outstanding: 1, waiting: 0 }]);
    expect(loads.tryReserve('render')).toBe(false);
    loads.cancel('render');
    expect(loads.tryReserve('render')).toBe(true);
  });

  it('lets nobody past those who wait', () => {
    const loads = new PoolLoads(() => 1);
    loads.tryReserve('render');
    loads.confirm('render');
    loads.enqueue(waiting('a'));
    loads.release('render');
    expect(loads.tryReserve('render')).toBe(false);
    expect(loads.dequeueReady(always).map(({ nodeRunId }) => nodeRunId)).toEqual(['a']);
    expect(loads.of('render').reserved).toBe(1);
  });

  it('lets what must not wait in at once, and counts it', () => {
    const loads = new PoolLoads(() => 1);
    loads.tryReserve('render');
    loads.confirm('render');
    loads.enqueue(waiting('a'));
    loads.reserve('render');
    loads.confirm('render');
    loads.release('render');
    expect(loads.dequeueReady(always)).toEqual([]);
    loads.release('render');
    expect(loads.dequeueReady(always).map(({ nodeRunId }) => nodeRunId)).toEqual(['a']);
  });

  it('gives out no more places than there are, and none in a pool that is closed', () => {
    const loads = new PoolLoads(() => 2);
    for (const id of ['a', 'b', 'c']) loads.enqueue(waiting(id));
    expect(loads.dequeueReady(() => false)).toEqual([]);
    expect(loads.dequeueReady(always)).toHaveLength(2);
    expect(loads.dequeueReady(always)).toEqual([]);
  });

  it('follows what PostgreSQL counts, and a window that changed with the workers', () => {
    let window = 1;
    const loads = new PoolLoads(() => window);
    loads.of('render');
    window = 5;
    loads.count([{ pool: 'render', outstanding: 4, waiting: 0 }]);
    expect([1, 2].map(() => loads.tryReserve('render'))).toEqual([true, false]);
    loads.count([]);
    expect(loads.of('render').outstanding).toBe(0);
  });

  it('calls a pool full when thirty times its window wait, and not any longer when they do not', () => {
    const loads = new PoolLoads(() => 2);
    loads.count([{ pool: 'render', outstanding: 2, waiting: 60 }]);
    expect(loads.full()).toEqual([]);
    loads.count([{ pool: 'render', outstanding: 2, waiting: 61 }]);
    expect(loads.full()).toEqual(['render']);
    loads.count([]);
    expect(loads.full()).toEqual([]);
  });
});
