import type { Workflow } from '../model/workflow.js';
import { buildWorkflow, stillWorkflow, withParams } from '../testing/build-workflow.js';
import { applyEdit } from './apply-edit.js';
import { EditError } from './edit-error.js';
import type { Edit } from './edit.js';

const chain = buildWorkflow({ a: 'glb_export', b: 'checkpoint', c: 'output_save' }, [
  'a.glb > b',
  'b > c.glb',
  'a > c',
]);
const edges = (workflow: Workflow) =>
  workflow.edges.map(
    ({ from, to, output, input }) => `${from}${output ? `.${output}` : ''} > ${to}${input ? `.${input}` : ''}`,
  );
const nodeOf = (workflow: Workflow, id: string) => workflow.nodes.find((node) => node.id === id);
const checkpoint = (id: string) => ({ id, step: 'checkpoint', params: {} });

describe('applyEdit', () => {
  it('shares with the input what the edit does not touch', () => {
    const edited = applyEdit(stillWorkflow, { kind: 'setParam', id: 'render', pointer: '/width', value: 64 });
    expect(edited.edges).toBe(stillWorkflow.edges);
    const touched = edited.nodes.filter((node, at) => node !== stillWorkflow.nodes[at]);
    expect(touched).toEqual([{ id: 'render', step: 'threejs_render', params: { width: 64 } }]);
  });

  it('answers the workflow itself where nothing changes', () => {
    const workflow = withParams(stillWorkflow, 'render', { size: { w: 1 } });
    const same: Edit[] = [
      { kind: 'setParam', id: 'render', pointer: '/size', value: { w: 1 } },
      { kind: 'setParam', id: 'render', pointer: '/size/w', value: 1 },
      { kind: 'setParam', id: 'save', pointer: '', value: {} },
      { kind: 'renameNode', id: 'save', to: 'save' },
      { kind: 'setLabel', id: 'save', label: null },
      { kind: 'removeNodes', ids: [] },
      { kind: 'compound', edits: [] },
    ];
    for (const edit of same) expect(applyEdit(workflow, edit)).toBe(workflow);
  });

  it('keeps no reference to the values of an edit', () => {
    const value = { x: 1 };
    const edited = applyEdit(stillWorkflow, { kind: 'setParam', id: 'save', pointer: '/deep', value });
    value.x = 2;
    expect(nodeOf(edited, 'save')?.params).toEqual({ deep: { x: 1 } });
  });

  it('removes a node with its edges, and adds the healing ones', () => {
    const removed = applyEdit(chain, { kind: 'removeNodes', ids: ['b'], heal: [{ from: 'a', to: 'c', input: 'glb' }] });
    expect(removed.nodes.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(edges(removed)).toEqual(['a > c', 'a > c.glb']);
  });

  it('leaves the edges to the other node where two share an id', () => {
    const twice = { ...chain, nodes: [...chain.nodes, checkpoint('b')] };
    const removed = applyEdit(twice, { kind: 'removeNodes', ids: ['b'] });
    expect([removed.nodes.map(({ id }) => id), removed.edges]).toEqual([['a', 'c', 'b'], chain.edges]);
  });

  it('renames a node at both ends of its edges, and nothing else of it', () => {
    const renamed = applyEdit(chain, { kind: 'renameNode', id: 'b', to: 'z' });
    expect(edges(renamed)).toEqual(['a.glb > z', 'z > c.glb', 'a > c']);
    expect(nodeOf(renamed, 'z')).toEqual(checkpoint('z'));
  });

  it('connects and disconnects by all four members of an edge', () => {
    const connected = applyEdit(chain, { kind: 'connect', edge: { from: 'a', to: 'c', output: 'glb' } });
    expect(edges(connected)).toEqual([...edges(chain), 'a.glb > c']);
    expect(applyEdit(connected, { kind: 'disconnect', edge: { from: 'a', to: 'c' } }).edges).toEqual([
      ...chain.edges.slice(0, 2),
      { from: 'a', to: 'c', output: 'glb' },
    ]);
  });

  it('inserts a node in the place of an edge, each half with the port at its end', () => {
    const [edge = { from: '', to: '' }] = buildWorkflow({}, ['a.glb > b.in']).edges;
    const workflow = { ...chain, edges: [edge, ...chain.edges.slice(1)] };
    const insert = { kind: 'insertOnEdge', edge, node: checkpoint('n') } as const;
    expect(edges(applyEdit(workflow, insert))).toEqual(['a.glb > n', 'n > b.in', 'b > c.glb', 'a > c']);
    const ported = applyEdit(workflow, { ...insert, input: 'i', output: 'o' });
    expect(edges(ported).slice(0, 2)).toEqual(['a.glb > n.i', 'n.o > b.in']);
  });

  it('sets and resets params in objects and lists', () => {
    const start = withParams(stillWorkflow, 'save', { list: [1, 2], 'a/b': 1 });
    const edits: Edit[] = [
      { kind: 'setParam', id: 'save', pointer: '/camera/lens/fov', value: 40 },
      { kind: 'setParam', id: 'save', pointer: '/list/-', value: 4 },
      { kind: 'setParam', id: 'save', pointer: '/list/0', value: [] },
      { kind: 'resetParam', id: 'save', pointer: '/list/1' },
      { kind: 'resetParam', id: 'save', pointer: '/a~1b' },
      { kind: 'setParam', id: 'save', pointer: '/__proto__', value: 'own' },
      { kind: 'setParam', id: 'save', pointer: '/constructor/x', value: 1 },
    ];
    const params = nodeOf(applyEdit(start, { kind: 'compound', edits }), 'save')?.params;
    expect(JSON.stringify(params)).toBe(
      '{"list":[[],4],"camera":{"lens":{"fov":40}},"__proto__":"own","constructor":{"x":1}}',
    );
    expect(nodeOf(applyEdit(start, { kind: 'resetParam', id: 'save', pointer: '' }), 'save')?.params).toEqual({});
  });

  it('writes places, labels, groups and notes into ui alone', () => {
    const edits: Edit[] = [
      {
        kind: 'moveNodes',
        moves: [
          { id: 'a', x: 1, y: 2 },
          { id: 'c', x: 3, y: 4 },
        ],
      },
      { kind: 'setLabel', id: 'a', label: 'Model' },
      { kind: 'setUi', id: 'a', pointer: '/group', value: 'g' },
      { kind: 'setUi', pointer: '/groups/g', value: { label: 'Geometry' } },
      { kind: 'setUi', pointer: '/notes/n', value: { text: 'Why' } },
      { kind: 'resetUi', pointer: '/notes/n' },
    ];
    const drawn = applyEdit(chain, { kind: 'compound', edits });
    expect(nodeOf(drawn, 'a')?.ui).toEqual({ position: { x: 1, y: 2 }, label: 'Model', group: 'g' });
    expect(nodeOf(drawn, 'c')?.ui).toEqual({ position: { x: 3, y: 4 } });
    expect(drawn.ui).toEqual({ groups: { g: { label: 'Geometry' } }, notes: {} });
    expect(nodeOf(applyEdit(drawn, { kind: 'setLabel', id: 'a', label: '' }), 'a')?.ui).not.toHaveProperty('label');
  });

  it.each<[string, Edit, string, RegExp]>([
    ['an unknown node', { kind: 'setParam', id: 'x', pointer: '/a', value: 1 }, 'unknown_node', /no node "x"/],
    [
      'a move of an unknown node',
      { kind: 'moveNodes', moves: [{ id: 'x', x: 0, y: 0 }] },
      'unknown_node',
      /no node "x"/,
    ],
    ['a taken id', { kind: 'addNode', node: checkpoint('a') }, 'duplicate_id', /"a"/],
    ['a rename to a taken id', { kind: 'renameNode', id: 'a', to: 'b' }, 'duplicate_id', /"b"/],
    ['a bad id', { kind: 'renameNode', id: 'a', to: 'a b' }, 'invalid_node', /"a b".*letters/],
    ['a node without a step', { kind: 'addNode', node: { ...checkpoint('n'), step: '' } }, 'invalid_node', /"step"/],
    ['an edge into nothing', { kind: 'connect', edge: { from: 'a', to: 'x' } }, 'unknown_node', /no node "x"/],
    ['a second equal edge', { kind: 'connect', edge: { from: 'a', to: 'c' } }, 'duplicate_edge', /"a" → "c"/],
    ['an empty port', { kind: 'connect', edge: { from: 'a', to: 'c', input: '' } }, 'invalid_edge', /"input"/],
    ['a missing edge', { kind: 'disconnect', edge: { from: 'a', to: 'b' } }, 'unknown_edge', /"a" → "b"/],
    ['no JSON', { kind: 'setParam', id: 'a', pointer: '/a', value: NaN }, 'invalid_value', /NaN/],
    ['params that are no object', { kind: 'setParam', id: 'a', pointer: '', value: [] }, 'invalid_value', /a list/],
    ['a bad pointer', { kind: 'setParam', id: 'a', pointer: 'a', value: 1 }, 'invalid_value', /JSON pointer/],
    [
      'a list that is not there',
      { kind: 'setParam', id: 'a', pointer: '/l/0', value: 1 },
      'unknown_place',
      /\/l\/0.*whole list/,
    ],
    [
      'a reset of what objects inherit',
      { kind: 'resetParam', id: 'a', pointer: '/toString' },
      'unknown_place',
      /toString/,
    ],
    ['a reset of nothing', { kind: 'resetParam', id: 'a', pointer: '/a/b' }, 'unknown_place', /\/a\/b/],
    [
      'a place without a number',
      { kind: 'moveNodes', moves: [{ id: 'a', x: Infinity, y: 0 }] },
      'invalid_value',
      /Infinity/,
    ],
    ['no kind', { kind: 'toString' } as unknown as Edit, 'invalid_value', /toString/],
  ])('refuses %s by name', (_, edit, code, message) => {
    const refusal = refusalOf(() => applyEdit(chain, edit));
    expect([refusal.code, refusal.at]).toEqual([code, []]);
    expect(refusal.message).toMatch(message);
  });

  it('applies all edits of a compound or none, and says which one is refused', () => {
    const last: Edit = { kind: 'compound', edits: [{ kind: 'disconnect', edge: { from: 'a', to: 'c' } }] };
    const edit: Edit = { kind: 'compound', edits: [{ kind: 'addNode', node: checkpoint('n') }, ...[last, last]] };
    expect(refusalOf(() => applyEdit(chain, edit)).at).toEqual([2, 0]);
    expect(chain.nodes).toHaveLength(3);
  });
});

function refusalOf(apply: () => unknown): EditError {
  try {
    apply();
  } catch (error) {
    if (error instanceof EditError) return error;
    throw error;
  }
  throw new Error('The edit was not refused.');
}
