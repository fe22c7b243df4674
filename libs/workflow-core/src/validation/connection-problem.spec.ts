import fc from 'fast-check';
import type { Issue } from '../model/issue.js';
import type { Workflow, WorkflowEdge } from '../model/workflow.js';
import { buildWorkflow, stillWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { connectionProblem } from './connection-problem.js';
import { validateWorkflow } from './validate-workflow.js';

const CODES = ['dangling_edge', 'unknown_port', 'type_mismatch', 'duplicate_edge', 'cycle', 'ambiguous_input'];

/** `'a > b'` or with ports `'a.output > b.input'`. */
const problemOf = (workflow: Workflow, edge: string) => problemOfEdge(workflow, buildWorkflow({}, [edge]).edges[0]!);

function problemOfEdge(workflow: Workflow, { from, to, ...ports }: WorkflowEdge) {
  const [output, input] = [ports.output, ports.input];
  return connectionProblem(
    workflow,
    fakeDefinitions,
    { nodeId: from, ...(output !== undefined && { output }) },
    { nodeId: to, ...(input !== undefined && { input }) },
  );
}

const twoExports = buildWorkflow(
  { setup: 'order_line_setup', a: 'glb_export', b: 'glb_export', stereo: 'stereo_render', save: 'output_save' },
  ['setup > a', 'setup > b', 'a.glb > stereo.glb'],
);

describe('connectionProblem', () => {
  it('lets edges be added that fit', () => {
    expect(problemOf(stillWorkflow, 'export.glb > save.glb')).toBeNull();
    expect(problemOf(stillWorkflow, 'template > save')).toBeNull();
    expect(problemOf(twoExports, 'stereo.left > save.render')).toBeNull();
  });

  it.each([
    ['a node that is not there', 'nobody > save', 'dangling_edge', 'nobody'],
    ['an output that is not there', 'export.obj > save', 'unknown_port', 'export'],
    ['an input that is not there', 'export > save.obj', 'unknown_port', 'save'],
    ['types that do not fit', 'template.template > render.glb', 'type_mismatch', 'takes type glb'],
    ['an edge that is there', 'render > save', 'duplicate_edge', 'repeats /edges/4'],
    ['a node that would wait for itself', 'save > save', 'cycle', 'save → save'],
  ])('names %s', (_what, edge, code, says) => {
    expect(problemOf(stillWorkflow, edge)).toMatchObject({ code, message: expect.stringContaining(says) });
  });

  it('names the nodes of the shortest cycle that the edge would close, from its end to its start', () => {
    const around = { ...stillWorkflow, edges: [...stillWorkflow.edges, { from: 'setup', to: 'render' }] };
    expect(problemOf(stillWorkflow, 'save > setup')?.nodes).toEqual(['setup', 'export', 'render', 'save']);
    expect(problemOf(around, 'save > setup')?.nodes).toEqual(['setup', 'render', 'save']);
  });

  it('names an occupied input with what it would come from, but lets a port win over a plain edge', () => {
    const candidates = ['a', 'b'].map((nodeId) => ({ nodeId, output: 'glb' }));
    expect(problemOf(twoExports, 'b.glb > stereo.glb')).toMatchObject({
      code: 'ambiguous_input',
      nodeId: 'stereo',
      input: 'glb',
      candidates,
    });
    const plain = { ...twoExports, edges: [...twoExports.edges.slice(0, 2), { from: 'a', to: 'stereo' }] };
    expect(problemOf(plain, 'b > stereo')).toMatchObject({ code: 'ambiguous_input', nodeId: 'stereo', candidates });
    expect(problemOf(plain, 'b.glb > stereo.glb')).toBeNull();
  });

  it('asks for the output where a node has several of the type', () => {
    const candidates = ['left', 'right'].map((output) => ({ nodeId: 'stereo', output }));
    expect(problemOf(twoExports, 'stereo > save.render')).toMatchObject({ code: 'ambiguous_input', candidates });
  });

  it('names the node behind the edge whose input would become ambiguous', () => {
    const workflow = buildWorkflow(
      { setup: 'order_line_setup', a: 'glb_export', b: 'glb_export', wait: 'checkpoint', stereo: 'stereo_render' },
      ['setup > a', 'setup > b', 'a > wait', 'wait > stereo'],
    );
    expect(problemOf(workflow, 'b > wait')).toMatchObject({ code: 'ambiguous_input', nodeId: 'stereo', input: 'glb' });
  });

  it('sees a second cycle and a third producer where there is already one too many', () => {
    const circle = buildWorkflow({ a: 'checkpoint', b: 'checkpoint', c: 'checkpoint' }, ['a > b', 'b > a', 'b > c']);
    expect(problemOf(circle, 'c > b')?.nodes).toEqual(['b', 'c']);
    const occupied = { ...twoExports, nodes: [...twoExports.nodes, { id: 'c', step: 'glb_export', params: {} }] };
    occupied.edges = [...twoExports.edges, { from: 'b', to: 'stereo', output: 'glb', input: 'glb' }];
    expect(problemOf(occupied, 'c.glb > stereo.glb')?.candidates).toHaveLength(3);
  });

  it('is null for no edge that adds an issue of these codes, whatever the workflow has already', () => {
    fc.assert(
      fc.property(arbitraryDrawing, ({ workflow, edge }) => {
        fc.pre(problemOfEdge(workflow, edge) === null);
        const before = issuesOf(workflow).map(identity);
        expect(before).toEqual(expect.arrayContaining(issuesOf(withEdge(workflow, edge)).map(identity)));
      }),
      { numRuns: 300 },
    );
  });

  it('is a problem for no edge that adds none: the issue has its code, its node and its words', () => {
    fc.assert(
      fc.property(arbitraryDrawing, ({ workflow, edge }) => {
        const problem = problemOfEdge(workflow, edge);
        fc.pre(problem !== null && issuesOf(workflow).length === 0);
        const added = issuesOf(withEdge(workflow, edge));
        if (problem!.code === 'cycle') expectCycle(problem!.nodes ?? [], withEdge(workflow, edge), added);
        else expect(added).toContainEqual(expect.objectContaining(problem!));
      }),
      { numRuns: 300 },
    );
  });

  it('takes every answer often in these properties', () => {
    const drawings = fc.sample(arbitraryDrawing, { numRuns: 1000, seed: 1 });
    const clean = drawings.filter(({ workflow }) => issuesOf(workflow).length === 0);
    const count = (of: typeof drawings, code?: string) =>
      of.filter(({ workflow, edge }) => problemOfEdge(workflow, edge)?.code === code).length;
    for (const code of [...CODES, undefined]) expect([code, count(clean, code) > 5]).toEqual([code, true]);
    expect(count(drawings) - count(clean)).toBeGreaterThan(50);
  });
});

const issuesOf = (workflow: Workflow): Issue[] =>
  validateWorkflow(workflow, fakeDefinitions).filter(({ code }) => CODES.includes(code));
const identity = ({ code, path, input, nodes }: Issue) => ({ code, path, input, nodes });
const withEdge = (workflow: Workflow, edge: WorkflowEdge) => ({ ...workflow, edges: [...workflow.edges, edge] });

/** A cycle of edges whose last one is new; where it is one of several, `validateWorkflow` may show another. */
function expectCycle(nodes: string[], { edges }: Workflow, added: Issue[]): void {
  const closed = nodes.map((from, at) => ({ from, to: nodes[(at + 1) % nodes.length] }));
  expect(edges.map(({ from, to }) => ({ from, to }))).toEqual(expect.arrayContaining(closed));
  expect(closed.at(-1)).toEqual({ from: edges.at(-1)?.from, to: edges.at(-1)?.to });
  expect(added.map(({ code }) => code)).toContain('cycle');
}

interface Drawing {
  workflow: Workflow;
  edge: WorkflowEdge;
}

/** Steps that make inputs ambiguous, and one that is unknown. */
const FREQUENT = ['glb_export', 'glb_export', 'image_convert', 'image_convert', 'teleport'];

/**
 * A workflow as it is while it is drawn (inputs lacking, unknown steps), in half of the cases with any issue on its edges,
 * and an edge that is to be added.
 */
const arbitraryDrawing: fc.Arbitrary<Drawing> = fc
  .array(fc.constantFrom(...fakeDefinitions.keys(), ...FREQUENT), { minLength: 4, maxLength: 8 })
  .chain((steps) => {
    const edge = arbitraryEdge(steps);
    return fc.record({
      steps: fc.constant(steps),
      edges: fc.array(edge, { maxLength: 12 }),
      clean: fc.boolean(),
      edge,
    });
  })
  .map(({ steps, edges, clean, edge }) => {
    const empty = buildWorkflow(Object.fromEntries(steps.map((step, at) => [`n${at}`, step])), []);
    const add = (workflow: Workflow, next: WorkflowEdge): Workflow => {
      const added = withEdge(workflow, next);
      return clean && issuesOf(added).length > 0 ? workflow : added;
    };
    return { workflow: edges.reduce(add, empty), edge };
  });

/** Mostly to a later node, with no ports, or with any that the nodes have, or with one that they do not have. */
function arbitraryEdge(steps: string[]): fc.Arbitrary<WorkflowEdge> {
  const node = (beyond = 0) => fc.nat(steps.length - 1 + beyond);
  const forward = fc.uniqueArray(node(), { minLength: 2, maxLength: 2 }).map((ends) => ends.sort((a, b) => a - b));
  const ends = fc.oneof({ weight: 9, arbitrary: forward }, fc.tuple(node(), node()), fc.tuple(node(1), node(1)));
  return ends.chain(([from = 0, to = 0]) => {
    const outputs = Object.keys(fakeDefinitions.get(steps[from] ?? '')?.outputs ?? {});
    const inputs = Object.keys(fakeDefinitions.get(steps[to] ?? '')?.inputs ?? {});
    const port = (names: string[]) => fc.constantFrom(...names, ...names, ...names, 'other');
    const edge = { from: fc.constant(`n${from}`), to: fc.constant(`n${to}`) };
    const named = fc.record({ ...edge, output: port(outputs), input: port(inputs) }, { requiredKeys: ['from', 'to'] });
    return fc.oneof(fc.record(edge), named);
  });
}
