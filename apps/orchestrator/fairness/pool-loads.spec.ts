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
    expect([1, 2, 3].map(() => loads.admit('render'))).toEqual([true, true, false]);
    expect(loads.admit('notify')).toBe(true);
    loads.settle('render', true);
    loads.settle('render', true);
    expect(loads.admit('render')).toBe(false);
    loads.release('render');
    expect(loads.admit('render')).toBe(true);
  });

  it('counts what is being committed although PostgreSQL does not know it yet, and frees the place where that fails', () => {
    const loads = new PoolLoads(() => 2);
    loads.admit('render');
    loads.count([{ pool: 'render', outstanding: 1, waiting: 0 }]);
    expect(loads.admit('render')).toBe(false);
    loads.settle('render', false);
    expect(loads.admit('render')).toBe(true);
  });

  it('lets nobody past those who wait', () => {
    const loads = new PoolLoads(() => 1);
    loads.admit('render');
    loads.settle('render', true);
    loads.wait(waiting('a'));
    loads.release('render');
    expect(loads.admit('render')).toBe(false);
    expect(loads.takeDue(always).map(({ nodeRunId }) => nodeRunId)).toEqual(['a']);
    expect(loads.of('render').admitted).toBe(1);
  });

  it('lets what must not wait in at once, and counts it', () => {
    const loads = new PoolLoads(() => 1);
    loads.admit('render');
    loads.settle('render', true);
    loads.wait(waiting('a'));
    expect(loads.admitAnyway('render')).toBe(true);
    loads.settle('render', true);
    loads.release('render');
    expect(loads.takeDue(always)).toEqual([]);
    loads.release('render');
    expect(loads.takeDue(always).map(({ nodeRunId }) => nodeRunId)).toEqual(['a']);
  });

  it('gives out no more places than there are, and none in a pool that is closed', () => {
    const loads = new PoolLoads(() => 2);
    for (const id of ['a', 'b', 'c']) loads.wait(waiting(id));
    expect(loads.takeDue(() => false)).toEqual([]);
    expect(loads.takeDue(always)).toHaveLength(2);
    expect(loads.takeDue(always)).toEqual([]);
  });

  it('follows what PostgreSQL counts, and a window that changed with the workers', () => {
    let window = 1;
    const loads = new PoolLoads(() => window);
    loads.of('render');
    window = 5;
    loads.count([{ pool: 'render', outstanding: 4, waiting: 0 }]);
    expect([1, 2].map(() => loads.admit('render'))).toEqual([true, false]);
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
