import { applyEdit, type Workflow } from '#workflow-core';
import { removeEdit } from './remove-edit';

const CHAIN: Workflow = {
  version: 1,
  nodes: ['a', 'b', 'c'].map((id) => ({ id, step: 's', params: {} })),
  edges: [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
  ],
};

const removed = (nodeIds: string[], edges = CHAIN.edges.slice(0, 0)) => {
  const removal = removeEdit(CHAIN, new Map(), { nodeIds, edges });
  return removal && { ...applyEdit(CHAIN, removal.edit), text: removal.text };
};

describe('removeEdit', () => {
  it('joins the wires of a node in the middle, as one step', () => {
    expect(removed(['b'])).toMatchObject({
      edges: [{ from: 'a', to: 'c' }],
      text: 'b removed; 1 wire joined in its place.',
    });
  });

  it('removes a node at the end with its wire', () => {
    expect(removed(['c'], [{ from: 'b', to: 'c' }])).toMatchObject({
      edges: [{ from: 'a', to: 'b' }],
      text: 'c removed.',
    });
  });

  it('joins nothing where the neighbours are to stay apart', () => {
    const removal = removeEdit(CHAIN, new Map(), { nodeIds: ['b'], edges: [], heals: false });
    expect(removal && applyEdit(CHAIN, removal.edit).edges).toEqual([]);
    expect(removal?.text).toBe('b removed.');
  });

  it('removes wires alone', () => {
    expect(removed([], CHAIN.edges)).toMatchObject({ nodes: CHAIN.nodes, edges: [], text: '2 wires removed.' });
  });

  it('does nothing where nothing is selected', () => expect(removed([])).toBeNull());
});
