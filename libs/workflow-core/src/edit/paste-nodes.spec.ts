import { buildWorkflow, stillWorkflow } from '../testing/build-workflow.js';
import { applyEdit } from './apply-edit.js';
import { copyNodes, freeId, pastedIds } from './paste-nodes.js';

describe('paste', () => {
  it('adds copies under free ids, with the edges between them and none to other nodes', () => {
    const fragment = copyNodes(stillWorkflow, ['render', 'export']);
    const pasted = applyEdit(stillWorkflow, { kind: 'paste', fragment });
    expect(pasted.nodes.slice(5)).toEqual([
      { id: 'export_2', step: 'glb_export', params: {} },
      { id: 'render_2', step: 'threejs_render', params: {} },
    ]);
    expect(pasted.edges.slice(5)).toEqual([{ from: 'export_2', to: 'render_2' }]);
  });

  it('keeps ids that are free, says which ids it takes, and moves what has a place', () => {
    const start = buildWorkflow({ a: 'checkpoint' }, []);
    const node = { id: 'a', step: 'checkpoint', params: {}, ui: { label: 'A', position: { x: 1, y: 2 } } };
    const fragment = { nodes: [node, { ...node, id: 'b', ui: {} }], edges: [{ from: 'b', to: 'a' }] };
    expect([...pastedIds(start, fragment)]).toEqual([
      ['a', 'a_2'],
      ['b', 'b'],
    ]);
    const pasted = applyEdit(start, { kind: 'paste', fragment, offset: { x: 10, y: 20 } });
    expect(pasted.nodes.map(({ ui }) => ui)).toEqual([undefined, { label: 'A', position: { x: 11, y: 22 } }, {}]);
    expect(pasted.edges).toEqual([{ from: 'b', to: 'a_2' }]);
  });

  it('refuses what is no fragment', () => {
    const paste = (fragment: unknown) => () => applyEdit(stillWorkflow, { kind: 'paste', fragment: fragment as never });
    expect(paste({ nodes: [null], edges: [] })).toThrow(/\/nodes\/0/);
    expect(
      paste(copyNodes({ ...stillWorkflow, nodes: [...stillWorkflow.nodes, ...stillWorkflow.nodes] }, ['save'])),
    ).toThrow(/share an id/);
    const [node, edge] = [stillWorkflow.nodes[0], { from: 'setup', to: 'setup' }];
    expect(paste({ nodes: [node], edges: [edge, edge] })).toThrow(/edges are the same/);
    expect(paste({ nodes: [], edges: [{ from: 'setup', to: 'save' }] })).toThrow(/none of the pasted nodes/);
  });
});

describe('freeId', () => {
  it('counts on from the number at the end, and stays within the length of an id', () => {
    expect(freeId('render', new Set())).toBe('render');
    expect(freeId('render_2', new Set(['render_2', 'render_3']))).toBe('render_4');
    expect(freeId('_2', new Set(['_2']))).toBe('node_2');
    expect(freeId('x'.repeat(64), new Set(['x'.repeat(64)]))).toBe(`${'x'.repeat(62)}_2`);
  });
});
