import fc from 'fast-check';
import { bindInputs } from '../binding/bind-inputs.js';
import type { Workflow } from '../model/workflow.js';
import { arbitraryWorkflow } from '../testing/arbitrary-workflow.js';
import { buildWorkflow } from '../testing/build-workflow.js';
import { fakeDefinitions } from '../testing/fake-definitions.js';
import { applyEdit } from './apply-edit.js';
import { spliceEdit } from './splice-edit.js';

const steps = { r: 'threejs_render', s: 'output_save', free: 'image_convert' };
const node = (id: string, step: string) => ({ id, step, params: {} });

function spliced(edges: string[], id: string, step: string) {
  const workflow = buildWorkflow(steps, edges);
  const [edge = { from: '', to: '' }] = workflow.edges;
  return applyEdit(workflow, spliceEdit(workflow, edge, node(id, step), fakeDefinitions)).edges;
}

function boundBeside(workflow: Workflow, id: string) {
  return [...bindInputs(workflow, fakeDefinitions)].filter(([nodeId]) => nodeId !== id);
}

describe('spliceEdit', () => {
  it('replaces the edge by its halves where the node takes and outputs its type', () => {
    const halves = (id: string) => [
      { from: 'r', to: id, output: 'render' },
      { from: id, to: 's', input: 'render' },
    ];
    expect(spliced(['r.render > s.render'], 'new', 'image_convert')).toEqual(halves('new'));
    expect(spliced(['r.render > s.render'], 'free', 'image_convert')).toEqual(halves('free'));
  });

  it('keeps the edge where the node cannot hand its value on, and puts the node between its ends', () => {
    const between = [
      { from: 'r', to: 'new' },
      { from: 'new', to: 's' },
    ];
    const edge = { from: 'r', to: 's', output: 'render', input: 'render' };
    expect(spliced(['r.render > s.render'], 'new', 'checkpoint')).toEqual([edge, ...between]);
    expect(spliced(['r > s'], 'new', 'checkpoint')).toEqual(between);
  });

  it('repeats no edge of a node that is there', () => {
    expect(spliced(['r > s', 'r > free'], 'free', 'image_convert')).toEqual([
      { from: 'r', to: 'free' },
      { from: 'free', to: 's' },
    ]);
  });

  it('changes no binding of another node when the node outputs nothing', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, fc.nat(), (workflow, at) => {
        const edge = workflow.edges[at % workflow.edges.length];
        fc.pre(edge !== undefined);
        const edit = spliceEdit(workflow, edge, node('spliced', 'checkpoint'), fakeDefinitions);
        expect(boundBeside(applyEdit(workflow, edit), 'spliced')).toEqual(boundBeside(workflow, 'spliced'));
      }),
    );
  });
});
