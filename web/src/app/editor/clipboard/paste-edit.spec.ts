import { applyEdit, type Workflow } from '#workflow-core';
import { groupEdit } from '../canvas/marks/mark-edits';
import { groupsOf } from '../canvas/marks/marks';
import { testWorkflow } from '../testing/test-steps';
import { clipboardText, pastedOf } from './clipboard-text';
import { pasteEdit } from './paste-edit';

const CHAIN = testWorkflow('export1 render1 save1', 'export1 > render1, render1 > save1');

function paste(into: Workflow, text: string | null, around: { x: number; y: number } | null = null) {
  const pasted = pastedOf(text ?? '');
  if (!pasted) throw new Error('Nothing can be pasted.');
  const { edit, ids } = pasteEdit(into, pasted, around);
  return { workflow: applyEdit(into, edit), ids };
}
const positionOf = ({ nodes }: Workflow, id: string | undefined) =>
  nodes.find((node) => node.id === id)?.ui?.['position'];

describe('the clipboard', () => {
  it('holds a workflow file of the nodes and the edges between them', () => {
    const text = clipboardText(CHAIN, ['export1', 'render1']);
    expect(JSON.parse(text ?? '')).toEqual({
      version: 1,
      nodes: CHAIN.nodes.slice(0, 2),
      edges: [{ from: 'export1', to: 'render1' }],
    });
    expect(clipboardText(CHAIN, [])).toBeNull();
  });

  it('is nothing where it is no workflow', () => {
    expect(['', 'text', '{}', '{"version":1,"nodes":[],"edges":[]}'].map(pastedOf)).toEqual([null, null, null, null]);
  });
});

describe('pasteEdit', () => {
  it('adds copies under new ids with their inner edges, beside where they were', () => {
    const { workflow, ids } = paste(CHAIN, clipboardText(CHAIN, ['export1', 'render1']));
    expect(ids).toEqual(['export1_2', 'render1_2']);
    expect(workflow.edges.slice(2)).toEqual([{ from: 'export1_2', to: 'render1_2' }]);
    expect(positionOf(workflow, 'render1_2')).toEqual({ x: 340, y: 40 });
  });

  it('keeps ids in another workflow, and places the copies where they are wanted', () => {
    const other = testWorkflow('notify1');
    const { workflow, ids } = paste(other, clipboardText(CHAIN, ['render1']), { x: 50, y: 70 });
    expect([ids, positionOf(workflow, 'render1')]).toEqual([['render1'], { x: 50, y: 70 }]);
  });

  it('covers no node exactly', () => {
    const once = paste(CHAIN, clipboardText(CHAIN, ['save1'])).workflow;
    const { workflow, ids } = paste(once, clipboardText(CHAIN, ['save1']));
    expect(positionOf(workflow, ids[0])).toEqual({ x: 680, y: 80 });
  });

  it('takes a whole group along as a new one, and leaves a part of one in none', () => {
    const edit = groupEdit(CHAIN, ['export1', 'render1'])?.edit;
    if (!edit) throw new Error('No group.');
    const grouped = applyEdit(CHAIN, edit);
    const whole = paste(grouped, clipboardText(grouped, ['export1', 'render1'])).workflow;
    expect(groupsOf(whole).map(({ id, nodeIds }) => [id, nodeIds])).toEqual([
      ['group', ['export1', 'render1']],
      ['group_2', ['export1_2', 'render1_2']],
    ]);
    expect(groupsOf(paste(grouped, clipboardText(grouped, ['export1'])).workflow)).toHaveLength(1);
  });
});
