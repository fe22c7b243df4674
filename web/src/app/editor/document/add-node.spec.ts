import { applyEdit, type Workflow } from '#workflow-core';
import { addNodeEdit } from './add-node';

const ONE: Workflow = {
  version: 1,
  nodes: [{ id: 'glb_export', step: 'glb_export', params: {}, ui: { position: { x: 100, y: 40 } } }],
  edges: [],
};
const added = (beside: string | null) => {
  const { edit, id } = addNodeEdit(ONE, { step: 'glb_export', centre: { x: 500, y: 400 }, beside });
  return applyEdit(ONE, edit).nodes.find((node) => node.id === id);
};

describe('addNodeEdit', () => {
  it('adds a node under a free id in the middle of what is seen', () => {
    expect(added(null)).toMatchObject({ id: 'glb_export_2', params: {}, ui: { position: { x: 400, y: 370 } } });
  });

  it('adds it right of the selected node', () => {
    expect(added('glb_export')?.ui).toEqual({ position: { x: 400, y: 40 } });
  });
});
