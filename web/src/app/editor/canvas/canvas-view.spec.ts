import type { Workflow } from '#workflow-core';
import type { Schema } from '../../api/api-types';
import type { KnownStep, KnownSteps } from '../document/steps';
import { canvasView, canvasViewer } from './canvas-view';

const PALETTE: Schema<'PaletteReply'> = {
  entries: [],
  categories: [{ name: 'Geometry', colour: 'geometry' }],
  portTypes: [{ type: 'glb', label: '3D model', shape: 'hexagon', colour: 'geometry' }],
};

const step = (inputs: string[], outputs: string[], form: Partial<KnownStep['form'] & object> = {}): KnownStep =>
  ({
    definition: {
      ...{ label: 'Export GLB', category: 'Geometry', icon: 'view_in_ar' },
      paramsSchema: {
        properties: { quality: { title: 'Quality', default: 'standard' }, width: { title: 'Width', unit: 'px' } },
      },
      inputs: Object.fromEntries(inputs.map((name) => [name, { type: 'glb', required: false, many: false }])),
      outputs: Object.fromEntries(outputs.map((name) => [name, { type: 'glb' }])),
    },
    form: { order: ['/quality', '/width'], groups: [], params: {}, logs: {}, ...form },
  }) as unknown as KnownStep;

const STEPS: KnownSteps = new Map([
  ['export', step([], ['glb'], { ports: { glb: 'Model' }, params: { '/quality': { labels: { fine: 'Fine' } } } })],
  ['render', step(['glb'], [])],
]);

const workflow = (...edges: Workflow['edges']): Workflow => ({
  version: 1,
  nodes: [
    { id: 'a', step: 'export', params: { quality: 'fine', width: 512 }, ui: { label: 'My model' } },
    { id: 'b', step: 'render', params: { quality: 'standard' } },
    { id: 'c', step: 'gone', params: {} },
  ],
  edges,
});

describe('canvasView', () => {
  it('shows a node with its own label, its step, its category and what differs from the defaults', () => {
    const [a, b] = canvasView(workflow(), STEPS, PALETTE).nodes;
    expect(a).toMatchObject({
      label: 'My model',
      stepLabel: 'Export GLB',
      colour: 'geometry',
      summary: 'Quality Fine, Width 512 px',
    });
    expect(b).toMatchObject({ label: 'Export GLB', stepLabel: '', summary: '' });
  });

  it('shows ports by their type, with the label of the form', () => {
    const [a, b] = canvasView(workflow(), STEPS, PALETTE).nodes;
    expect(a?.outputs).toMatchObject([{ label: 'Model', shape: 'hexagon', colour: 'geometry' }]);
    expect(b?.inputs).toMatchObject([{ label: '3D model', connector: 'in/b/glb', isRequired: false }]);
  });

  it('keeps a node of an unknown step', () => {
    expect(canvasView(workflow(), STEPS, PALETTE).nodes[2]).toMatchObject({
      label: 'gone',
      isUnknown: true,
      colour: null,
    });
  });

  it('draws a plain edge between the ports that it binds, and order alone between the nodes', () => {
    const { wires } = canvasView(workflow({ from: 'a', to: 'b' }, { from: 'b', to: 'c' }), STEPS, PALETTE);
    expect(wires).toMatchObject([
      { from: 'out/a/glb', to: 'in/b/glb', colour: 'geometry', label: 'My model to Export GLB: Model' },
      { from: 'out/b/', to: 'in/c/', colour: null },
    ]);
  });

  it('draws a node that looks as before as the same object, and one whose input is filled as another', () => {
    const view = canvasViewer(STEPS, PALETTE);
    const before = workflow();
    const after = { ...before, edges: [{ from: 'a', to: 'b' }] };
    const [first, second] = [view(before), view(after)];
    expect(second.nodes[0]).toBe(first.nodes[0]);
    expect([first, second].map(({ nodes }) => nodes[1]?.inputs[0]?.isOpen)).toEqual([true, false]);
  });

  it('leaves out an edge to a node that is not there', () => {
    expect(canvasView(workflow({ from: 'a', to: 'nowhere' }), STEPS, PALETTE).wires).toEqual([]);
  });
});
