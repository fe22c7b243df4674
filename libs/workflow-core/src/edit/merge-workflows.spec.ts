import type { Workflow } from '../model/workflow.js';
import { buildWorkflow, withParams } from '../testing/build-workflow.js';
import { applyEdit } from './apply-edit.js';
import type { Edit } from './edit.js';
import type { ChooseSide } from './merge-conflict.js';
import { mergeWorkflows } from './merge-workflows.js';

// a ─ b ─ c
const chain = buildWorkflow({ a: 'checkpoint', b: 'threejs_render', c: 'output_save' }, ['a > b', 'b > c']);
const base = withParams(chain, 'b', { width: 1, camera: { fov: 40, near: 1 }, angles: [1, 2] });
const set = (pointer: string, value: unknown): Edit => ({ kind: 'setParam', id: 'b', pointer, value });
const remove: Edit = { kind: 'removeNodes', ids: ['b'], heal: [{ from: 'a', to: 'c' }] };
const ids = ({ nodes }: Workflow) => nodes.map(({ id }) => id).join('');
const edges = ({ edges: list }: Workflow) => list.map(({ from, to }) => from + to);

const merge = (mine: Edit[], theirs: Edit[], choose?: ChooseSide) =>
  mergeWorkflows(
    base,
    applyEdit(base, { kind: 'compound', edits: mine }),
    applyEdit(base, { kind: 'compound', edits: theirs }),
    choose,
  );
const paramsOfB = ({ workflow }: { workflow: Workflow }) => workflow.nodes.find(({ id }) => id === 'b')?.params;

describe('mergeWorkflows', () => {
  it('merges different params of one node, inside objects too', () => {
    const merged = merge([set('/width', 2), set('/camera/fov', 50)], [set('/camera/near', 2), set('/format', 'png')]);
    expect(merged.conflicts).toEqual([]);
    expect(paramsOfB(merged)).toEqual({ width: 2, camera: { fov: 50, near: 2 }, angles: [1, 2], format: 'png' });
  });

  it('answers what both changed differently as a conflict, and takes the side that is chosen', () => {
    const edits = [[set('/width', 2)], [set('/width', 3)]] as const;
    const conflict = { path: '/nodes/b/params/width', base: 1, mine: 2, theirs: 3 };
    expect(merge([...edits[0]], [...edits[1]]).conflicts).toEqual([conflict]);
    expect(paramsOfB(merge([...edits[0]], [...edits[1]]))).toMatchObject({ width: 2 });
    expect(paramsOfB(merge([...edits[0]], [...edits[1]], () => 'theirs'))).toMatchObject({ width: 3 });
  });

  it('leaves a member out of a conflict where a side has none', () => {
    const reset: Edit = { kind: 'resetParam', id: 'b', pointer: '/camera' };
    const { conflicts } = merge([reset], [set('/camera/fov', 50)]);
    expect(conflicts).toStrictEqual([
      { path: '/nodes/b/params/camera', base: { fov: 40, near: 1 }, theirs: { fov: 50, near: 1 } },
    ]);
  });

  it('takes lists and places as one value', () => {
    const move = (x: number, y: number): Edit => ({ kind: 'moveNodes', moves: [{ id: 'b', x, y }] });
    const { conflicts } = merge([set('/angles/0', 5), move(1, 0)], [set('/angles/1', 6), move(0, 1)]);
    expect(conflicts).toStrictEqual([
      { path: '/nodes/b/params/angles', base: [1, 2], mine: [5, 2], theirs: [1, 6] },
      { path: '/nodes/b/ui/position', mine: { x: 1, y: 0 }, theirs: { x: 0, y: 1 } },
    ]);
  });

  it('merges groups and notes of the workflow by their ids', () => {
    const note = (id: string): Edit => ({ kind: 'setUi', pointer: `/notes/${id}`, value: { text: id, x: 1, y: 1 } });
    const { workflow, conflicts } = merge([note('n1')], [note('n2')]);
    expect([Object.keys(Object(workflow.ui?.['notes'])), conflicts]).toEqual([['n1', 'n2'], []]);
  });

  it('removes a node that the other side left alone', () => {
    const { workflow, conflicts } = merge([remove], [{ kind: 'setLabel', id: 'a', label: 'First' }]);
    expect([ids(workflow), edges(workflow), conflicts]).toEqual(['ac', ['ac'], []]);
  });

  it('asks about a node that one side removed and the other changed, and brings it back with its edges', () => {
    const { workflow, conflicts } = merge([remove], [set('/width', 9)]);
    expect(conflicts).toMatchObject([
      {
        path: '/nodes/b',
        base: { node: { params: { width: 1 } } },
        theirs: { node: { params: { width: 9 } }, edges: base.edges },
      },
    ]);
    expect([ids(workflow), edges(workflow)]).toEqual(['ac', ['ac']]);
    const kept = merge([remove], [set('/width', 9)], () => 'theirs').workflow;
    expect([ids(kept), edges(kept)]).toEqual(['abc', ['ab', 'bc', 'ac']]);
  });

  it('asks about a node that one side removed and the other connected', () => {
    const add: Edit = { kind: 'addNode', node: { id: 'd', step: 'output_save', params: {} } };
    const { workflow, conflicts } = merge([remove], [add, { kind: 'connect', edge: { from: 'b', to: 'd' } }]);
    expect(conflicts.map(({ path }) => path)).toEqual(['/nodes/b']);
    expect([ids(workflow), edges(workflow)]).toEqual(['acd', ['ac']]);
  });

  it('asks about two nodes under one id, and keeps both once one is renamed', () => {
    const add = (step: string): Edit[] => [
      { kind: 'addNode', node: { id: 'n', step, params: {} } },
      { kind: 'connect', edge: step === 'checkpoint' ? { from: 'a', to: 'n' } : { from: 'b', to: 'n' } },
    ];
    const { workflow, conflicts } = merge(add('checkpoint'), add('output_save'));
    expect(conflicts).toMatchObject([
      { path: '/nodes/n', mine: { edges: [{ from: 'a' }] }, theirs: { edges: [{ from: 'b' }] } },
    ]);
    expect(edges(workflow)).toEqual(['ab', 'bc', 'an']);
    const both = merge([...add('checkpoint'), { kind: 'renameNode', id: 'n', to: 'm' }], add('output_save'));
    expect([ids(both.workflow), edges(both.workflow), both.conflicts]).toEqual(['abcmn', ['ab', 'bc', 'am', 'bn'], []]);
  });

  it('takes an edge between two nodes in conflict only where both chosen sides have it', () => {
    const add = (x: number, edge?: Edit): Edit[] => [
      { kind: 'addNode', node: { id: 'm', step: 'checkpoint', params: { x } } },
      { kind: 'addNode', node: { id: 'n', step: 'checkpoint', params: { x } } },
      ...(edge ? [edge] : []),
    ];
    const edge: Edit = { kind: 'connect', edge: { from: 'm', to: 'n' } };
    const halved: ChooseSide = ({ path }) => (path === '/nodes/m' ? 'mine' : 'theirs');
    expect(edges(merge(add(1, edge), add(2, edge), halved).workflow)).toEqual(['ab', 'bc', 'mn']);
    expect(edges(merge(add(1, edge), add(2), halved).workflow)).toEqual(['ab', 'bc']);
    expect(edges(merge(add(1, edge), add(2)).workflow)).toEqual(['ab', 'bc', 'mn']);
  });

  it('asks about a node that does another step where the other side changed it', () => {
    const another = {
      ...base,
      nodes: base.nodes.map((node) => (node.id === 'b' ? { ...node, step: 'image_convert' } : node)),
    };
    const { conflicts } = mergeWorkflows(base, another, applyEdit(base, set('/width', 2)));
    expect(conflicts).toMatchObject([{ path: '/nodes/b', mine: { node: { step: 'image_convert' } } }]);
    expect(mergeWorkflows(base, another, applyEdit(base, { kind: 'setLabel', id: 'a', label: 'A' })).conflicts).toEqual(
      [],
    );
  });
});
