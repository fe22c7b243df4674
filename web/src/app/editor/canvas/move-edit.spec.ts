import { applyEdit, type Workflow } from '#workflow-core';
import { DEFINITIONS, PALETTE, STEPS, testWorkflow } from '../testing/test-steps';
import { canvasView } from './canvas-view';
import { dropEdit, moveEdit } from './move-edit';

const CHAIN = testWorkflow('render1 convert1 save1 export1', 'render1 > save1');
const drop = (workflow: Workflow, id: string, at: { x: number; y: number }) => {
  const view = canvasView(workflow, STEPS, PALETTE);
  return applyEdit(workflow, dropEdit(workflow, DEFINITIONS, { view, moves: [{ id, ...at }] }));
};
const edges = ({ edges: all }: Workflow) => all.map(({ from, to }) => `${from} > ${to}`);

describe('dropEdit', () => {
  it('puts a node without wires into the wire that it is dropped on, in one edit', () => {
    const moved = {
      ...CHAIN,
      nodes: CHAIN.nodes.map((node) =>
        node.id === 'convert1' ? { ...node, ui: { position: { x: 300, y: 400 } } } : node,
      ),
    };
    const dropped = drop(moved, 'convert1', { x: 310, y: 0 });
    expect(edges(dropped)).toEqual(['render1 > convert1', 'convert1 > save1']);
    expect(dropped.nodes[1]?.ui).toEqual({ position: { x: 310, y: 0 } });
  });

  it('only moves a node that is dropped beside wires, or has wires', () => {
    expect(edges(drop(CHAIN, 'convert1', { x: 300, y: 300 }))).toEqual(['render1 > save1']);
    const wired = { ...CHAIN, edges: [...CHAIN.edges, { from: 'export1', to: 'convert1' }] };
    expect(edges(drop(wired, 'convert1', { x: 310, y: 0 }))).toEqual(['render1 > save1', 'export1 > convert1']);
  });
});

describe('moveEdit', () => {
  it('keeps the place of nodes that nobody placed', () => {
    const workflow: Workflow = { ...CHAIN, nodes: CHAIN.nodes.map(({ ui: _ui, ...node }) => node) };
    const edit = moveEdit(workflow, [{ id: 'render1', x: 5, y: 5 }]);
    expect(edit).toMatchObject({ kind: 'moveNodes', moves: [{ id: 'render1', x: 5, y: 5 }, {}, {}, {}] });
  });
});
