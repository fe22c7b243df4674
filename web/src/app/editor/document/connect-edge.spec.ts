import { applyEdit, type NodeDefinition, type NodeDefinitions, type Workflow } from '#workflow-core';
import { connectEdge, type WireEnds } from './connect-edge';

type Ports = Record<string, string>;

function definition(step: string, inputs: Ports, outputs: Ports): NodeDefinition {
  const input = (type: string) => ({ type, required: true, many: false, description: '' });
  return {
    ...{
      step,
      version: 1,
      label: step,
      category: 'Order',
      description: '',
      icon: '',
      pool: 'render',
      requires: 'none',
    },
    ...{ effect: 'none', paramsSchema: { type: 'object', properties: {} }, cacheable: true },
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, type]) => [name, input(type)])),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, type]) => [name, { type, description: '' }])),
    ...{ timeouts: { queueMs: 1, executionMs: 1 }, retry: { attempts: 1, backoffMs: 1 } },
  } as NodeDefinition;
}

const DEFINITIONS: NodeDefinitions = new Map(
  [
    definition('export', {}, { glb: 'glb', parts: 'parts' }),
    definition('render', { glb: 'glb' }, { render: 'render' }),
    definition('two', { first: 'glb', second: 'glb' }, {}),
  ].map((one) => [one.step, one]),
);

const workflow = (...steps: string[]): Workflow => ({
  ...{ version: 1, edges: [] },
  nodes: steps.map((step, index) => ({ id: `${step}${index}`, step, params: {} })),
});

const connect = (start: Workflow, ends: WireEnds) => connectEdge(start, DEFINITIONS, ends);

describe('connectEdge', () => {
  it('names no ports where the binding rule finds them', () => {
    const ends = { from: 'export0', output: 'glb', to: 'render1', input: 'glb' };
    expect(connect(workflow('export', 'render'), ends)).toEqual({ edge: { from: 'export0', to: 'render1' } });
  });

  it('names the input that is meant where several could take the output', () => {
    let edited = workflow('export', 'export', 'two');
    for (const [from, input] of [
      ['export0', 'first'],
      ['export1', 'second'],
    ] as const) {
      const found = connect(edited, { from, output: 'glb', to: 'two2', input });
      if (!('edge' in found)) throw new Error(found.refusal);
      edited = applyEdit(edited, { kind: 'connect', edge: found.edge });
    }
    expect(edited.edges.map(({ from, input }) => [from, input])).toEqual([
      ['export0', 'first'],
      ['export1', 'second'],
    ]);
  });

  it('lets order alone be drawn', () => {
    expect(connect(workflow('render', 'render'), { from: 'render0', to: 'render1' })).toEqual({
      edge: { from: 'render0', to: 'render1' },
    });
  });

  it.each<[string, Workflow, WireEnds, RegExp]>([
    [
      'types that do not fit',
      workflow('export', 'render'),
      { from: 'export0', output: 'parts', to: 'render1', input: 'glb' },
      /parts/,
    ],
    [
      'a cycle',
      { ...workflow('render', 'render'), edges: [{ from: 'render0', to: 'render1' }] },
      { from: 'render1', to: 'render0' },
      /circle/,
    ],
    [
      'what is connected already',
      { ...workflow('export', 'render'), edges: [{ from: 'export0', to: 'render1' }] },
      { from: 'export0', output: 'glb', to: 'render1', input: 'glb' },
      /already/,
    ],
    [
      'an input that has its value from another node',
      {
        ...workflow('export', 'export', 'render'),
        edges: [{ from: 'export0', to: 'render2', input: 'glb', output: 'glb' }],
      },
      { from: 'export1', output: 'glb', to: 'render2', input: 'glb' },
      /glb/,
    ],
  ])('refuses %s and says why', (_, start, ends, reason) => {
    expect(connect(start, ends)).toEqual({ refusal: expect.stringMatching(reason) });
  });
});
