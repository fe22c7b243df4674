import { applyEdit, type Edit, type Workflow } from '#workflow-core';
import Elk from 'elkjs/lib/elk.bundled.js';
import { canvasView } from '../canvas/canvas-view';
import { PALETTE, STEPS, testWorkflow } from '../testing/test-steps';
import { elkGraph } from './elk-graph';
import { layoutMoves } from './layout-moves';

const piled = (workflow: Workflow): Workflow => ({
  ...workflow,
  nodes: workflow.nodes.map((node) => ({ ...node, ui: { position: { x: 100, y: 50 } } })),
});
const CHAIN = piled(
  testWorkflow('export1 render1 save1 notify1', 'export1 > render1, render1 > save1, save1 > notify1'),
);

async function laidOut(workflow: Workflow, groups: Parameters<typeof elkGraph>[1] = []) {
  const view = canvasView(workflow, STEPS, PALETTE);
  const moves = layoutMoves(view.nodes, await new Elk().layout(elkGraph(view, groups)));
  const edit: Edit = { kind: 'moveNodes', moves };
  return { moves, view: canvasView(applyEdit(workflow, edit), STEPS, PALETTE) };
}

describe('auto layout', () => {
  it('places nodes in the direction of the wires, on the grid, from the corner where the graph was', async () => {
    const { view } = await laidOut(CHAIN);
    const xs = view.nodes.map(({ position }) => position.x);
    expect(xs[0]).toBe(100);
    expect(xs.slice(1).every((x, index) => x >= (xs[index] ?? 0) + 204)).toBe(true);
    expect(view.nodes.every(({ position: { x, y } }) => x % 10 === 0 && y % 10 === 0)).toBe(true);
    expect(Math.min(...view.nodes.map(({ position }) => position.y))).toBe(50);
  });

  it('covers no node by another', async () => {
    const { view } = await laidOut(
      piled(testWorkflow('export1 render1 render2 render3', 'export1 > render1, export1 > render2')),
    );
    for (const a of view.nodes) {
      for (const b of view.nodes.filter(({ id }) => id < a.id)) {
        const isApart = Math.abs(a.position.x - b.position.x) >= 204 || Math.abs(a.position.y - b.position.y) >= 44;
        expect(isApart).toBe(true);
      }
    }
  });

  it('keeps the nodes of a group together', async () => {
    const groups = [{ id: 'g', label: 'G', colour: null, nodeIds: ['export1', 'notify1'] }];
    const { view } = await laidOut(piled(testWorkflow('export1 render1 notify1')), groups);
    expect(new Set(view.nodes.map(({ position }) => `${position.x} ${position.y}`)).size).toBe(3);
  });

  it('moves nothing that is where it should be', async () => {
    const first = await laidOut(CHAIN);
    const again = layoutMoves(first.view.nodes, await new Elk().layout(elkGraph(first.view, [])));
    expect(again).toEqual([]);
  });
});
