import fc from 'fast-check';
import type { PortType } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';
import { arbitraryWorkflow, shuffled } from '../testing/arbitrary-workflow.js';
import { buildWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { bindInputs } from './bind-inputs.js';
import { outputsOfType } from './producer.js';

function bound(workflow: Workflow): Record<string, string> {
  const entries = [...bindInputs(workflow, fakeDefinitions)].flatMap(([id, inputs]) =>
    inputs.map(({ input, producers, state }) => {
      const named = producers.map((producer) => `${producer.nodeId}.${producer.output}`).join(' ');
      return [`${id}.${input}`, state === 'bound' ? named : `${state}: ${named}`];
    }),
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

const picture = { s: 'order_line_setup', e: 'glb_export', t: 'resolve_template', r: 'threejs_render' };
const pictureEdges = ['s > e', 's > t', 'e > r', 't > r'];

describe('bindInputs', () => {
  it('takes an ancestor at any distance', () => {
    const steps = { ...picture, c1: 'checkpoint', c2: 'checkpoint' };
    const edges = ['s > e', 's > t', 'e > c1', 'c1 > c2', 'c2 > r', 't > r'];
    expect(bound(buildWorkflow(steps, edges))).toMatchObject({ 'r.glb': 'e.glb', 'r.template': 't.template' });
  });

  it('takes the nearer producer where every path from the farther passes it', () => {
    const steps = { ...picture, c: 'image_convert', save: 'output_save' };
    expect(bound(buildWorkflow(steps, [...pictureEdges, 'r > c', 'c > save']))['save.render']).toBe('c.render');
  });

  it('counts no hops: a longer path past a producer does not hide one that also has a way around it', () => {
    const steps = { ...picture, c: 'image_convert', p1: 'checkpoint', p2: 'checkpoint', save: 'output_save' };
    const edges = [...pictureEdges, 'r > c', 'c > save', 'r > p1', 'p1 > p2', 'p2 > save'];
    expect(bound(buildWorkflow(steps, edges))['save.render']).toBe('c.render r.render');
  });

  it('gives a list input all producers in id order, and only those named where a port is named', () => {
    const steps = { ...picture, b: 'image_convert', a: 'image_convert', save: 'output_save' };
    const edges = [...pictureEdges, 'r > b', 'r > a'];
    expect(bound(buildWorkflow(steps, [...edges, 'b > save', 'a > save']))['save.render']).toBe('a.render b.render');
    expect(bound(buildWorkflow(steps, [...edges, 'b.render > save.render', 'a > save']))['save.render']).toBe(
      'b.render',
    );
  });

  it('does not feed a node with its own output', () => {
    const steps = { ...picture, c: 'image_convert' };
    expect(bound(buildWorkflow(steps, [...pictureEdges, 'r > c']))['c.render']).toBe('r.render');
  });

  it('binds in a workflow with a cycle what the cycle does not touch', () => {
    const steps = { ...picture, x: 'checkpoint', y: 'image_convert' };
    const inputs = bound(buildWorkflow(steps, [...pictureEdges, 'x > x', 'x > y']));
    expect(inputs).toMatchObject({ 'r.glb': 'e.glb', 'y.render': 'undecided: ' });
  });

  it('finds the same producers as walking every path does', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, (workflow) => {
        const plain = { ...workflow, edges: workflow.edges.map(({ from, to }) => ({ from, to })) };
        for (const [id, inputs] of bindInputs(plain, fakeDefinitions)) {
          for (const { port, producers } of inputs) {
            const walked = [...walkedProducers(plain, id, port.type)].sort();
            expect([...new Set(producers.map((producer) => producer.nodeId))]).toEqual(walked);
          }
        }
      }),
    );
  });

  it('does not depend on the order of nodes and edges', () => {
    const pair = arbitraryWorkflow.chain((workflow) => fc.tuple(fc.constant(workflow), shuffled(workflow)));
    fc.assert(fc.property(pair, ([workflow, other]) => expect(bound(other)).toEqual(bound(workflow))));
  });

  it('keeps every binding of T when a node that outputs no T is spliced into an edge', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, fc.nat(), fc.constantFrom(...fakeDefinitions.keys()), (workflow, at, step) => {
        const plainEdges = workflow.edges.filter((edge) => edge.output === undefined && edge.input === undefined);
        const edge = plainEdges[at % plainEdges.length];
        fc.pre(edge !== undefined);
        const edges = workflow.edges.filter((other) => other !== edge);
        const spliced = {
          ...workflow,
          nodes: [...workflow.nodes, { id: 'spliced', step, params: {} }],
          edges: [...edges, { from: edge.from, to: 'spliced' }, { from: 'spliced', to: edge.to }],
        };
        expect(boundTypesExcept(spliced, step)).toEqual(boundTypesExcept(workflow, step));
      }),
      { numRuns: 500 },
    );
  });
});

/** The definition of "reaching", word for word: go up each path and stop at the first producer. */
function walkedProducers(workflow: Workflow, id: string, type: PortType, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  for (const { from } of workflow.edges.filter((edge) => edge.to === id)) {
    if (seen.has(from)) continue;
    seen.add(from);
    const step = workflow.nodes.find((node) => node.id === from)?.step ?? '';
    if (outputsOfType(fakeDefinitions.get(step), type).length > 0) found.add(from);
    else for (const further of walkedProducers(workflow, from, type, seen)) found.add(further);
  }
  return found;
}

/** Bindings of all types that the step does not output, without the spliced node itself. */
function boundTypesExcept(workflow: Workflow, step: string) {
  const outputs = Object.values(fakeDefinitions.get(step)?.outputs ?? {}).map((port) => port.type);
  const kept = [...bindInputs(workflow, fakeDefinitions)].filter(([id]) => id !== 'spliced');
  return kept.map(([id, inputs]) => [id, inputs.filter((input) => !outputs.includes(input.port.type))]);
}
