import { applyEdit, lockOf, semanticHash, type Edit, type Workflow } from '#workflow-core';
import { DEFINITIONS, PALETTE, STEPS, testWorkflow } from '../../testing/test-steps';
import { canvasView } from '../canvas-view';
import { groupFrames } from './group-frames';
import {
  colourEdit,
  groupEdit,
  labelGroupEdit,
  moveNoteEdit,
  noteEdit,
  removeNoteEdit,
  textNoteEdit,
  ungroupEdit,
} from './mark-edits';
import { groupsOf, notesOf } from './marks';

const START = testWorkflow('export1 render1 save1', 'export1 > render1');
const done = (workflow: Workflow, edit: Edit | null | undefined): Workflow => {
  if (!edit) throw new Error('There is nothing to do.');
  return applyEdit(workflow, edit);
};
const grouped = (workflow: Workflow, ...ids: string[]) => done(workflow, groupEdit(workflow, ids)?.edit);
const hash = (workflow: Workflow) => semanticHash(workflow, lockOf(workflow, DEFINITIONS), DEFINITIONS);

describe('groups', () => {
  it('hold nodes, and a node is in one group only', () => {
    const one = grouped(START, 'export1', 'render1');
    expect(groupsOf(one)).toEqual([{ id: 'group', label: 'Group', colour: null, nodeIds: ['export1', 'render1'] }]);
    const two = grouped(one, 'render1', 'save1');
    expect(groupsOf(two).map(({ label, nodeIds }) => [label, nodeIds])).toEqual([
      ['Group', ['export1']],
      ['Group 2', ['render1', 'save1']],
    ]);
  });

  it('go with their last node', () => {
    const ungrouped = done(grouped(START, 'export1'), ungroupEdit(grouped(START, 'export1'), ['export1']));
    expect(ungrouped.ui).toEqual({ groups: {} });
    expect(ungrouped.nodes[0]).toEqual(START.nodes[0]);
    expect(ungroupEdit(START, ['export1'])).toBeNull();
    expect(groupEdit(START, [])).toBeNull();
  });

  it('are named and coloured', () => {
    let workflow = grouped(START, 'save1');
    workflow = done(workflow, labelGroupEdit('group', 'Delivery'));
    workflow = done(workflow, colourEdit({ kind: 'groups', id: 'group', colour: null }, 'delivery'));
    expect(groupsOf(workflow)).toMatchObject([{ label: 'Delivery', colour: 'delivery' }]);
    expect(colourEdit({ kind: 'groups', id: 'group', colour: 'delivery' }, 'delivery')).toBeNull();
  });

  it('have frames around their nodes', () => {
    const workflow = grouped(START, 'export1', 'render1');
    const [frame] = groupFrames(groupsOf(workflow), canvasView(workflow, STEPS, PALETTE).nodes);
    expect(frame?.rect).toEqual({ x: -20, y: -40, width: 544, height: 104 });
  });
});

describe('notes', () => {
  it('are written, moved, coloured and removed', () => {
    let workflow = done(START, noteEdit(START, { x: 1.4, y: 2 }, 'Why'));
    workflow = done(workflow, textNoteEdit('note', 'Because'));
    workflow = done(workflow, moveNoteEdit(workflow, 'note', { x: 10, y: 0 }));
    workflow = done(workflow, colourEdit({ kind: 'notes', id: 'note', colour: null }, 'studio'));
    expect(notesOf(workflow)).toEqual([{ id: 'note', text: 'Because', x: 11, y: 2, colour: 'studio' }]);
    expect(notesOf(done(workflow, removeNoteEdit('note')))).toEqual([]);
    expect(moveNoteEdit(workflow, 'other', { x: 1, y: 1 })).toBeNull();
  });

  it('leave out what cannot be read', () => {
    expect(notesOf({ ...START, ui: { notes: { a: { text: 1 }, b: null, c: [] }, groups: 'x' } })).toEqual([]);
    expect(groupsOf({ ...START, ui: { groups: 'x' } })).toEqual([]);
  });
});

it('groups and notes change nothing of what a workflow does', () => {
  const marked = done(grouped(START, 'export1', 'save1'), noteEdit(START, { x: 0, y: 0 }, 'A note'));
  expect(hash(marked)).toBe(hash(START));
});
