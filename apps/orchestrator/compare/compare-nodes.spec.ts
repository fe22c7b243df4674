import type { NodeState } from '#contracts';
import type { PlannedNode } from '#workflow-core';
import { compareNode, mergedOrder } from './compare-nodes.js';
import type { ComparedRun, OutputDigests } from './compare-nodes.js';

const state = (nodeId: string, more: Partial<NodeState> = {}): NodeState => ({
  ...{ nodeId, status: 'succeeded', attempt: 1, cache: null, cacheMiss: null, failureCode: null, shards: null },
  ...{ readyAt: null, dispatchedAt: null },
  ...{ startedAt: '2026-01-01T00:00:01.000Z', finishedAt: '2026-01-01T00:00:03.500Z' },
  ...more,
});

const planned = (nodeId: string, more: Partial<PlannedNode> = {}) =>
  ({
    nodeId,
    step: 'a_step',
    version: 1,
    params: { size: 1, colour: 'red' },
    inputs: [],
    ...more,
  }) as unknown as PlannedNode;

const bound = (...outputs: string[]) => [
  { input: 'glb', many: false, producers: outputs.map((output) => ({ nodeId: 'export', output })) },
];

const run = (
  nodes: PlannedNode[],
  digests: Record<string, OutputDigests> = {},
  states = nodes.map(({ nodeId }) => state(nodeId)),
): ComparedRun => ({
  planned: new Map(nodes.map((node) => [node.nodeId, node])),
  states: new Map(states.map((one) => [one.nodeId, one])),
  digests: new Map(Object.entries(digests)),
});

describe('the order of two compared plans', () => {
  it.each([
    ['abc', 'abc', 'abc'],
    ['abc', 'axbyc', 'axbyc'],
    ['abc', 'xyabc', 'xyabc'],
    ['abc', 'cxb', 'abcx'],
    ['', 'ab', 'ab'],
    ['ab', '', 'ab'],
  ])('of %j and %j is %j', (a, b, merged) => {
    expect(mergedOrder(a, b).join('')).toBe(merged);
  });
});

describe('a compared node', () => {
  it('has what each run did with it', () => {
    const other = run([planned('render', { version: 2 })], {}, [
      state('render', { status: 'failed', cache: 'miss', startedAt: null }),
    ]);
    expect(compareNode('render', run([planned('render')]), other)).toMatchObject({
      in: 'both',
      a: { status: 'succeeded', step: 'a_step', version: 1, durationMs: 2500, cache: null },
      b: { status: 'failed', step: 'a_step', version: 2, durationMs: null, cache: 'miss' },
    });
  });

  it('of one run alone has nothing to be the same as', () => {
    const [has, hasNot] = [run([planned('render')], { render: { image: '1' } }), run([])];
    const unknown = { params: 'unknown', inputs: 'unknown', outputs: 'unknown' };
    expect(compareNode('render', has, hasNot)).toMatchObject({ in: 'a', b: null, ...unknown });
    expect(compareNode('render', hasNot, has)).toMatchObject({ in: 'b', a: null, ...unknown });
  });

  it('has equal params whatever the order of their keys', () => {
    const params = (value: object) => run([planned('render', { params: { ...value } })]);
    const compared = (a: object, b: object) => compareNode('render', params(a), params(b)).params;
    expect(compared({ size: 1, colour: 'red' }, { colour: 'red', size: 1 })).toBe('equal');
    expect(compared({ size: 1 }, { size: 2 })).toBe('different');
    expect(compared({ size: 1 }, { size: 1, colour: 'red' })).toBe('different');
  });

  it('has the inputs that its own bindings give it', () => {
    const render = (inputs: PlannedNode['inputs'], digests: Record<string, OutputDigests>) =>
      run([planned('export'), planned('render', { inputs })], digests);
    const a = render(bound('glb'), { export: { glb: '1', other: '2' } });
    const compared = (b: ComparedRun) => compareNode('render', a, b).inputs;
    expect(compared(render(bound('glb'), { export: { glb: '1', other: '3' } }))).toBe('equal');
    expect(compared(render(bound('glb'), { export: { glb: '2', other: '2' } }))).toBe('different');
    expect(compared(render(bound('other'), { export: { glb: '1', other: '2' } }))).toBe('different');
    expect(compared(render([...bound('glb'), { input: 'more', many: false, producers: [] }], { export: { glb: '1' } }))).toBe('equal'); // prettier-ignore
    expect(compared(render(bound('glb'), {}))).toBe('unknown');
  });

  it('has equal outputs where all of them are, and unknown ones where a run does not have them', () => {
    const outputs = (digests?: OutputDigests) => run([planned('render')], digests && { render: digests });
    const compared = (a?: OutputDigests, b?: OutputDigests) => compareNode('render', outputs(a), outputs(b)).outputs;
    expect(compared({ image: '1', mask: '2' }, { mask: '2', image: '1' })).toBe('equal');
    expect(compared({ image: '1' }, { image: '2' })).toBe('different');
    expect(compared({ image: '1' }, { image: '1', mask: '2' })).toBe('different');
    expect(compared({ image: '1' })).toBe('unknown');
  });
});
