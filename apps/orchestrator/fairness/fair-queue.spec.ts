import fc from 'fast-check';
import { FairQueue } from './fair-queue.js';
import type { WaitingNode } from './fair-queue.js';

const node = (nodeRunId: string, order: string, runClass: WaitingNode['runClass'] = 'live'): WaitingNode => ({
  ...{ runId: `run-${nodeRunId}`, nodeRunId, nodeId: 'n', attempt: 1, pool: 'render' },
  ...{ order, runClass },
});
const filled = (nodes: WaitingNode[]): FairQueue => {
  const queue = new FairQueue();
  for (const one of nodes) queue.add(one);
  return queue;
};
const idsOf = (nodes: WaitingNode[]): string[] => nodes.map(({ nodeRunId }) => nodeRunId);

describe('FairQueue', () => {
  it('lets a small order through although a large one came first', () => {
    const large = Array.from({ length: 100 }, (_, at) => node(`large-${at}`, 'A'));
    const queue = filled([...large, node('small-1', 'B'), node('small-2', 'B')]);
    expect(idsOf(queue.take(4))).toEqual(['large-0', 'small-1', 'large-1', 'small-2']);
  });

  it('lets ten live nodes go before one shadow node, and shadow alone where nothing is live', () => {
    const live = Array.from({ length: 20 }, (_, at) => node(`live-${at}`, 'A'));
    const shadow = Array.from({ length: 20 }, (_, at) => node(`shadow-${at}`, 'A', 'shadow'));
    const queue = filled([...shadow, ...live]);
    const classes = queue.take(22).map(({ runClass }) => runClass);
    expect(classes.filter((one) => one === 'shadow')).toHaveLength(2);
    expect(classes.indexOf('shadow')).toBe(10);
    expect(new Set(queue.take(100).map(({ runClass }) => runClass))).toEqual(new Set(['shadow']));
  });

  it('holds a node once, and again after it was taken', () => {
    const queue = filled([node('a', 'A'), node('a', 'A')]);
    expect(queue.size).toBe(1);
    expect(queue.take(5)).toHaveLength(1);
    queue.add(node('a', 'A'));
    expect(queue.size).toBe(1);
  });

  it('loses nothing and gives nothing twice, whatever comes in whatever order', () => {
    const nodes = fc.uniqueArray(
      fc.record({ id: fc.nat(), order: fc.constantFrom('A', 'B', 'C'), isLive: fc.boolean() }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(nodes, fc.array(fc.integer({ min: 1, max: 5 })), (all, takes) => {
        const queue = filled(all.map(({ id, order, isLive }) => node(`${id}`, order, isLive ? 'live' : 'shadow')));
        const taken = takes.flatMap((count) => queue.take(count));
        const ids = idsOf([...taken, ...queue.take(all.length + 1)]);
        expect(ids.toSorted()).toEqual(all.map(({ id }) => `${id}`).toSorted());
        expect(queue.size).toBe(0);
      }),
    );
  });
});
