import fc from 'fast-check';
import { startRun } from '../run/start-run.js';
import { arbitraryWorkflow } from '../testing/arbitrary-workflow.js';
import { stillWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { expandFanOut } from './expand-fan-out.js';
import type { FanOuts, Shard, Sharding } from './fan-out.js';
import { planRun } from './plan-run.js';
import { shardingOf } from './sharding-of.js';

const plan = planRun(stillWorkflow, fakeDefinitions);
const shards = (count: number): Shard[] =>
  Array.from({ length: count }, (_, at) => ({ first: at, count: 1, of: count, label: `angle ${at + 1}` }));
const fanOut = (count: number) => ({ shards: () => shards(count), join: () => null });

/** Any valid plan, some of whose nodes are split into 2 to 12 shards. */
const arbitraryExpansion = fc
  .tuple(arbitraryWorkflow, fc.array(fc.option(fc.integer({ min: 2, max: 12 })), { minLength: 1, maxLength: 12 }))
  .map(([workflow, counts]) => {
    const unsharded = planRun(workflow, fakeDefinitions);
    const entries = unsharded.nodes.flatMap(({ nodeId }, at): [string, Shard[]][] => {
      const count = counts[at % counts.length];
      return count ? [[nodeId, shards(count)]] : [];
    });
    const sharding: Sharding = Object.fromEntries(entries);
    return { unsharded, sharding, expanded: expandFanOut(unsharded, sharding) };
  });

describe('expandFanOut', () => {
  it('puts shards of a node before it, each with all that the node has', () => {
    const { nodes } = expandFanOut(plan, { render: shards(2) });
    const unsharded = plan.nodes.find(({ nodeId }) => nodeId === 'render');
    const part = (index: number) => ({ ...shards(2)[index - 1], node: 'render', index, total: 2 });
    expect(nodes.filter(({ nodeId }) => nodeId.startsWith('render'))).toEqual([
      { ...unsharded, nodeId: 'render#1', shard: part(1) },
      { ...unsharded, nodeId: 'render#2', shard: part(2) },
      { ...unsharded, parents: ['render#1', 'render#2'], join: shards(2) },
    ]);
  });

  it('leaves a plan alone in which no node is sharded', () => {
    expect(expandFanOut(plan, null)).toBe(plan);
    expect(expandFanOut(plan, {})).toEqual(plan);
  });

  it('keeps every node with its id, what it is bound to, and its order; ids stay unique and parents come first', () => {
    fc.assert(
      fc.property(arbitraryExpansion, ({ unsharded, sharding, expanded }) => {
        const kept = expanded.nodes.filter(({ shard }) => !shard);
        expect(kept.map(({ join: _, parents: __, ...node }) => node)).toEqual(
          unsharded.nodes.map(({ parents: _, ...node }) => node),
        );
        const seen = new Set<string>();
        for (const { nodeId, parents } of expanded.nodes) {
          expect(seen.has(nodeId)).toBe(false);
          expect(parents.filter((parent) => !seen.has(parent))).toEqual([]);
          seen.add(nodeId);
        }
        const added = Object.values(sharding).reduce((sum, { length }) => sum + length, 0);
        expect(expanded.nodes).toHaveLength(unsharded.nodes.length + added);
      }),
    );
  });

  it('lets no node begin before all that it waited for in the unsharded plan', () => {
    fc.assert(
      fc.property(arbitraryExpansion, ({ unsharded, expanded }) => {
        const planned = new Map(expanded.nodes.map((node) => [node.nodeId, node]));
        const before = (nodeId: string): Set<string> => {
          const parents = planned.get(nodeId)?.parents ?? [];
          return new Set([...parents, ...parents.flatMap((parent) => [...before(parent)])]);
        };
        for (const { nodeId, parents } of unsharded.nodes.slice(-3))
          expect(parents.filter((parent) => !before(nodeId).has(parent))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('can be walked from its start', () => {
    const { nodes } = startRun(expandFanOut(plan, { render: shards(3) }));
    expect(Object.keys(nodes)).toEqual([
      'setup',
      'export',
      'template',
      'render#1',
      'render#2',
      'render#3',
      'render',
      'save',
    ]);
  });
});

describe('shardingOf', () => {
  const many = () => Infinity;
  const rules = (version: number, count: number): FanOuts => ({ [`threejs_render@${version}`]: fanOut(count) });

  it('shards the nodes of the versions that have a rule, and no other', () => {
    expect(shardingOf(plan, rules(1, 3), many)).toEqual({ render: shards(3) });
    expect(shardingOf(plan, rules(2, 3), many)).toBeNull();
    expect(shardingOf(plan, {}, many)).toBeNull();
  });

  it('passes each rule how many shards of its step the workers do at once', () => {
    const asked: unknown[] = [];
    const rule = { shards: (_params: unknown, atOnce: number) => (asked.push(atOnce), null), join: () => null };
    shardingOf(plan, { 'threejs_render@1': rule }, (step, version) => (step === 'threejs_render' ? 2 + version : 9));
    expect(asked).toEqual([3]);
  });

  it('makes no single shard', () => {
    expect(shardingOf(plan, rules(1, 1), many)).toBeNull();
    expect(shardingOf(plan, { 'threejs_render@1': { shards: () => null, join: () => null } }, many)).toBeNull();
  });
});
