import fc from 'fast-check';
import { startRun } from '../run/start-run.js';
import { arbitraryWorkflow } from '../testing/arbitrary-workflow.js';
import { stillWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { expandFanOut } from './expand-fan-out.js';
import type { FanOuts, Shard, Spread } from './fan-out.js';
import { planRun } from './plan-run.js';
import { spreadOf } from './spread-of.js';

const plan = planRun(stillWorkflow, fakeDefinitions);
const shards = (count: number): Shard[] =>
  Array.from({ length: count }, (_, at) => ({ first: at, count: 1, of: count, label: `angle ${at + 1}` }));
const fanOut = (count: number) => ({ shards: () => shards(count), join: () => null });

/** Any valid plan, some of whose nodes are spread over 2 to 12 shards. */
const arbitraryExpansion = fc
  .tuple(arbitraryWorkflow, fc.array(fc.option(fc.integer({ min: 2, max: 12 })), { minLength: 1, maxLength: 12 }))
  .map(([workflow, counts]) => {
    const whole = planRun(workflow, fakeDefinitions);
    const entries = whole.nodes.flatMap(({ nodeId }, at): [string, Shard[]][] => {
      const count = counts[at % counts.length];
      return count ? [[nodeId, shards(count)]] : [];
    });
    const spread: Spread = Object.fromEntries(entries);
    return { whole, spread, expanded: expandFanOut(whole, spread) };
  });

describe('expandFanOut', () => {
  it('puts shards of a node before it, each with all that the node has', () => {
    const { nodes } = expandFanOut(plan, { render: shards(2) });
    const whole = plan.nodes.find(({ nodeId }) => nodeId === 'render');
    const part = (index: number) => ({ ...shards(2)[index - 1], node: 'render', index, total: 2 });
    expect(nodes.filter(({ nodeId }) => nodeId.startsWith('render'))).toEqual([
      { ...whole, nodeId: 'render#1', shard: part(1) },
      { ...whole, nodeId: 'render#2', shard: part(2) },
      { ...whole, parents: ['render#1', 'render#2'], join: shards(2) },
    ]);
  });

  it('leaves a plan alone in which nothing is spread', () => {
    expect(expandFanOut(plan, null)).toBe(plan);
    expect(expandFanOut(plan, {})).toEqual(plan);
  });

  it('keeps every node with its id, what it is bound to, and its order; ids stay unique and parents come first', () => {
    fc.assert(
      fc.property(arbitraryExpansion, ({ whole, spread, expanded }) => {
        const kept = expanded.nodes.filter(({ shard }) => !shard);
        expect(kept.map(({ join: _, parents: __, ...node }) => node)).toEqual(
          whole.nodes.map(({ parents: _, ...node }) => node),
        );
        const seen = new Set<string>();
        for (const { nodeId, parents } of expanded.nodes) {
          expect(seen.has(nodeId)).toBe(false);
          expect(parents.filter((parent) => !seen.has(parent))).toEqual([]);
          seen.add(nodeId);
        }
        const added = Object.values(spread).reduce((sum, { length }) => sum + length, 0);
        expect(expanded.nodes).toHaveLength(whole.nodes.length + added);
      }),
    );
  });

  it('lets no node begin before all that it waited for in the whole plan', () => {
    fc.assert(
      fc.property(arbitraryExpansion, ({ whole, expanded }) => {
        const planned = new Map(expanded.nodes.map((node) => [node.nodeId, node]));
        const before = (nodeId: string): Set<string> => {
          const parents = planned.get(nodeId)?.parents ?? [];
          return new Set([...parents, ...parents.flatMap((parent) => [...before(parent)])]);
        };
        for (const { nodeId, parents } of whole.nodes.slice(-3))
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

describe('spreadOf', () => {
  const many = () => Infinity;
  const rules = (version: number, count: number): FanOuts => ({ [`threejs_render@${version}`]: fanOut(count) });

  it('spreads the nodes of the versions that have a rule, and no other', () => {
    expect(spreadOf(plan, rules(1, 3), many)).toEqual({ render: shards(3) });
    expect(spreadOf(plan, rules(2, 3), many)).toBeNull();
    expect(spreadOf(plan, {}, many)).toBeNull();
  });

  it('tells each rule how many workers there are for its step', () => {
    const asked: unknown[] = [];
    const rule = { shards: (_params: unknown, atOnce: number) => (asked.push(atOnce), null), join: () => null };
    spreadOf(plan, { 'threejs_render@1': rule }, (step, version) => (step === 'threejs_render' ? 2 + version : 9));
    expect(asked).toEqual([3]);
  });

  it('spreads nothing over a single shard', () => {
    expect(spreadOf(plan, rules(1, 1), many)).toBeNull();
    expect(spreadOf(plan, { 'threejs_render@1': { shards: () => null, join: () => null } }, many)).toBeNull();
  });
});
