import { pullOrder } from './pull-order.js';

const POOL = { pool: 'render', slots: 1, leaseMs: 5000 };

describe('pullOrder', () => {
  it('asks for live work before shadow work, ten times out of eleven', () => {
    const next = pullOrder('wf', POOL, () => []);
    const first = Array.from({ length: 22 }, () => next()[0]?.name);
    expect(first.filter((name) => name === 'worker-render-none-live')).toHaveLength(20);
    expect(first.filter((name) => name === 'worker-render-none-shadow')).toHaveLength(2);
  });

  it('asks only for what the worker can do at that moment, in turns', () => {
    const capabilities: string[] = [];
    const next = pullOrder('wf', POOL, () => capabilities);
    expect(next().map(({ name }) => name)).toEqual(['worker-render-none-live', 'worker-render-none-shadow']);
    capabilities.push('chromium');
    const [even, odd] = [next(), next()];
    expect(even.map(({ name }) => name).toSorted()).toEqual([
      'worker-render-chromium-live',
      'worker-render-chromium-shadow',
      'worker-render-none-live',
      'worker-render-none-shadow',
    ]);
    expect(even[0]?.name).not.toBe(odd[0]?.name);
  });

  it("gives its pool's lease to every consumer", () => {
    expect(pullOrder('wf', POOL, () => [])().map(({ ackWaitMs }) => ackWaitMs)).toEqual([5000, 5000]);
  });
});
