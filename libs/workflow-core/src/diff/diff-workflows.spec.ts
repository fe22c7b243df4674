import fc from 'fast-check';
import { fillDefaults } from '../canonical/fill-defaults.js';
import { lockOf } from '../canonical/lock-of.js';
import { semanticHash } from '../canonical/semantic-hash.js';
import type { NodeDefinition, NodeDefinitions } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';
import { arbitraryWorkflow, shuffled } from '../testing/arbitrary-workflow.js';
import { buildWorkflow, stillWorkflow, withParams } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { diffWorkflows } from './diff-workflows.js';
import type { WorkflowSide } from './workflow-side.js';

const side = (workflow: Workflow, definitions: NodeDefinitions = fakeDefinitions): WorkflowSide => ({
  workflow,
  lock: lockOf(workflow, definitions),
  definitions,
});
const hashOf = ({ workflow, lock, definitions }: WorkflowSide): string => semanticHash(workflow, lock, definitions);
const diff = (before: Workflow, after: Workflow) => diffWorkflows(side(before), side(after));
const changedDefinition = (step: string, change: Partial<NodeDefinition>): NodeDefinitions =>
  new Map([...fakeDefinitions].map(([name, found]) => [name, name === step ? { ...found, ...change } : found]));

/** The other spelling of a workflow or another workflow, near and far. */
const EDITS: ((workflow: Workflow, at: number) => Workflow)[] = [
  (workflow) => ({
    ...workflow,
    nodes: workflow.nodes.map((node) => ({
      ...node,
      params: fillDefaults(node.params, fakeDefinitions.get(node.step)?.paramsSchema ?? {}),
    })),
  }),
  (workflow, at) => ({ ...workflow, edges: workflow.edges.toSpliced(at % (workflow.edges.length || 1), 1) }),
  (workflow, at) => ({ ...workflow, nodes: workflow.nodes.toSpliced(at % workflow.nodes.length, 1) }),
  (workflow, at) => ({
    ...workflow,
    nodes: workflow.nodes.with(at % workflow.nodes.length, { id: 'other', step: 'checkpoint', params: {} }),
  }),
  (workflow, at) => ({
    ...workflow,
    nodes: workflow.nodes.map((node, index) =>
      index === at % workflow.nodes.length && node.step === 'glb_export'
        ? { ...node, params: { quality: at % 2 ? 'fine' : 'standard' } }
        : node,
    ),
  }),
  (workflow, at) => ({
    ...workflow,
    edges: workflow.edges.map((edge, index) => (index === at % workflow.edges.length ? { ...edge, input: 'x' } : edge)),
  }),
];

const arbitraryPair = arbitraryWorkflow.chain((workflow) =>
  fc
    .tuple(
      shuffled(workflow),
      fc.constantFrom(...EDITS, (same: Workflow) => same),
      fc.nat(20),
    )
    .map(([other, edit, at]): [Workflow, Workflow] => [workflow, edit(other, at)]),
);
const arbitraryDefinitions = fc.constantFrom(
  fakeDefinitions,
  changedDefinition('glb_export', { version: 2 }),
  changedDefinition('glb_export', { paramsSchema: { properties: { quality: { default: 'fine' } } } }),
);

describe('diffWorkflows', () => {
  it('finds nothing between a workflow and itself, in whatever order it is written', () => {
    const rewritten = arbitraryWorkflow.chain((workflow) => fc.tuple(fc.constant(workflow), shuffled(workflow)));
    fc.assert(
      fc.property(rewritten, ([workflow, other]) => {
        expect(diff(workflow, other)).toEqual({ semantic: [], layout: [], same: true });
      }),
    );
  });

  it('finds a semantic change exactly where the semantic hashes differ', () => {
    let equal = 0;
    fc.assert(
      fc.property(arbitraryPair, arbitraryDefinitions, ([before, after], definitions) => {
        const [a, b] = [side(before), side(after, definitions)];
        const isEqual = hashOf(a) === hashOf(b);
        equal += isEqual ? 1 : 0;
        expect(diffWorkflows(a, b).semantic.length === 0).toBe(isEqual);
      }),
      { numRuns: 400 },
    );
    expect(equal).toBeGreaterThan(20);
    expect(equal).toBeLessThan(380);
  });

  it('calls an edit of ui alone layout', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (workflow, ui, at) => {
        const index = at % workflow.nodes.length;
        const node = workflow.nodes[index];
        if (!node) throw new Error('a workflow has a node');
        const moved = { ...workflow, ui, nodes: workflow.nodes.with(index, { ...node, ui: { ...ui, moved: true } }) };
        const { semantic, layout, same } = diff(workflow, moved);
        expect([semantic, same]).toEqual([[], false]);
        expect(layout.every(({ kind }) => kind === 'layout_changed')).toBe(true);
        expect(layout).toContainEqual(expect.objectContaining({ nodeId: node.id, path: `/nodes/${node.id}/ui/moved` }));
      }),
    );
  });

  it('names a changed param by its pointer, with the default that stood there before', () => {
    const { semantic } = diff(
      stillWorkflow,
      withParams(stillWorkflow, 'render', { width: 64, angles: [{ azimuth: 1 }] }),
    );
    expect(semantic).toMatchObject([
      {
        kind: 'param_changed',
        path: '/nodes/render/params/angles',
        before: [],
        after: [{ azimuth: 1, elevation: 20 }],
      },
      {
        kind: 'param_changed',
        path: '/nodes/render/params/width',
        before: 0,
        after: 64,
        message: expect.stringContaining('0 → 64'),
      },
    ]);
  });

  it('shows who fills an input now where an edge elsewhere was drawn', () => {
    const steps = { setup: 'order_line_setup', first: 'glb_export', second: 'glb_export', stereo: 'stereo_render' };
    const chain = buildWorkflow({ ...steps, stop: 'checkpoint' }, ['setup > first', 'first > stop', 'stop > stereo']);
    const spliced = buildWorkflow({ ...steps, stop: 'checkpoint' }, [
      'setup > first',
      'first > second',
      'second > stop',
      'stop > stereo',
    ]);
    const bindings = diff(chain, spliced).semantic.filter(({ kind }) => kind === 'binding_changed');
    expect(bindings).toContainEqual({
      kind: 'binding_changed',
      nodeId: 'stereo',
      path: '/nodes/stereo/inputs/glb',
      before: [{ nodeId: 'first', output: 'glb' }],
      after: [{ nodeId: 'second', output: 'glb' }],
      message: expect.stringContaining('"second".glb instead of "first".glb'),
    });
  });

  it('tells of nodes and edges that came or went, and of a node that does another step', () => {
    const without = {
      ...stillWorkflow,
      nodes: stillWorkflow.nodes.slice(0, 4),
      edges: stillWorkflow.edges.slice(0, 4),
    };
    expect(diff(without, stillWorkflow).semantic).toMatchObject([
      { kind: 'node_added', nodeId: 'save', after: { step: 'output_save', params: {} } },
      { kind: 'edge_added', after: { from: 'render', to: 'save' } },
    ]);
    expect(diff(stillWorkflow, without).semantic).toMatchObject([{ kind: 'node_removed' }, { kind: 'edge_removed' }]);
    const other = {
      ...stillWorkflow,
      nodes: stillWorkflow.nodes.with(4, { id: 'save', step: 'checkpoint', params: {} }),
    };
    expect(diff(stillWorkflow, other).semantic[0]).toMatchObject({ kind: 'step_changed', path: '/nodes/save/step' });
  });

  it('names the step whose definition is another one', () => {
    const raised = side(stillWorkflow, changedDefinition('glb_export', { version: 2 }));
    expect(diffWorkflows(side(stillWorkflow), raised).semantic).toMatchObject([
      { kind: 'definition_changed', path: '/lock/glb_export', message: 'Step glb_export: version 1 → version 2.' },
    ]);
  });

  it('compares workflows that could not run', () => {
    const twice = buildWorkflow({ a: 'gone', b: 'glb_export' }, ['a > b', 'b > a', 'b > nowhere']);
    const broken = { ...twice, nodes: [...twice.nodes, ...twice.nodes] };
    expect(diff(broken, broken).same).toBe(true);
    expect(diff(twice, broken).semantic.map(({ kind }) => kind)).toEqual(['node_added', 'node_added']);
  });
});
