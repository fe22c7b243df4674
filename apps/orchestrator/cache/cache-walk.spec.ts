import type { NodeCacheMiss } from '#contracts';
import { expandFanOut } from '#workflow-core';
import type { FanOuts, PlannedNode, RunPlan, Shard } from '#workflow-core';
import { CacheWalk } from './cache-walk.js';

const node = (nodeId: string, parents: string[]): PlannedNode => ({
  ...{ nodeId, step: 'paint', version: 1, pool: 'render', requires: 'none', effect: 'none', cacheable: true },
  ...{ params: {}, parents, timeouts: { queueMs: 1, executionMs: 1 }, retry: { attempts: 1, backoffMs: 1 } },
  inputs: parents.map((id) => ({ input: `of ${id}`, many: false, producers: [{ nodeId: id, output: 'out' }] })),
});
const shard = (first: number): Shard => ({ first, count: 1, of: 2, label: `${first}` });
const spread = { b: [shard(0), shard(1)] };
const whole: RunPlan = { semanticHash: 'h', nodes: [node('a', []), node('b', ['a']), node('c', ['b'])] };
const fanOuts: FanOuts = {
  'paint@1': { shards: () => null, join: (parts) => ({ out: parts.map(({ outputs }) => outputs['out']) }) },
};
const MISS: NodeCacheMiss = { state: 'miss', reason: 'first' };
const kept = (out: string) => ({ key: 'k', runId: 'r', nodeId: 'n', attempt: 1, outputs: { out }, logs: [], environment: null }); // prettier-ignore

describe('CacheWalk', () => {
  let walk: CacheWalk;
  beforeEach(() => (walk = new CacheWalk(expandFanOut(whole, spread), fanOuts)));

  const states = () => walk.predictions().map(({ node: id, state }) => `${id} ${state}`);
  /** Decides the next nodes by their ids. */
  const step = (hits: (id: string) => string | null): string[] =>
    walk.next().map(({ node: one }) => {
      const found = hits(one.nodeId);
      if (found === null) walk.miss(one, MISS);
      else walk.hit(one, kept(found));
      return one.nodeId;
    });

  it('gives a node what those before it would hand over, joined of shards', () => {
    expect(step(() => 'picture')).toEqual(['a']);
    expect(step((id) => id)).toHaveLength(2);
    const [last] = walk.next();
    expect(last?.node.nodeId).toBe('c');
    expect((last?.inputs['of b'] as string[]).length).toBe(2);
    walk.hit(last!.node, kept('end'));
    expect(walk.next()).toEqual([]);
    expect(states()).toEqual(['a hit', 'b hit', 'c hit']);
  });

  it('says of a sharded node that it would be executed where one shard would', () => {
    step(() => 'picture');
    let at = 0;
    step((id) => (at++ === 0 ? id : null));
    expect(walk.next()).toEqual([]);
    expect(states()).toEqual(['a hit', 'b miss', 'c unknown']);
  });

  it('knows nothing behind what would be executed', () => {
    step(() => null);
    expect(walk.next()).toEqual([]);
    expect(states()).toEqual(['a miss', 'b unknown', 'c unknown']);
  });
});
