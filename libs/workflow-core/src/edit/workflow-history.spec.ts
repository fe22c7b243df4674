import { stillWorkflow } from '../testing/build-workflow.js';
import type { Edit } from './edit.js';
import { WorkflowHistory } from './workflow-history.js';

const width = (value: number): Edit => ({ kind: 'setParam', id: 'render', pointer: '/width', value });
const widthOf = ({ workflow }: WorkflowHistory) => workflow.nodes.find(({ id }) => id === 'render')?.params['width'];

describe('WorkflowHistory', () => {
  it('takes a compound as one step', () => {
    const edits: Edit[] = [width(1), { kind: 'moveNodes', moves: [{ id: 'render', x: 1, y: 1 }] }];
    const history = WorkflowHistory.of(stillWorkflow).apply({ kind: 'compound', label: 'Both', edits });
    expect(history.undoSteps).toHaveLength(1);
    expect(history.undo().workflow).toBe(stillWorkflow);
    expect(history.undo().redo().workflow).toBe(history.workflow);
  });

  it('says with each step which edit it takes back or makes again', () => {
    const history = WorkflowHistory.of(stillWorkflow).apply(width(1)).apply(width(2)).undo();
    expect(history.undoSteps.map(({ edit }) => edit)).toEqual([width(1)]);
    expect(history.redoSteps.map(({ edit }) => edit)).toEqual([width(2)]);
  });

  it('drops what was undone with the next edit, but not with one that changes nothing', () => {
    const undone = WorkflowHistory.of(stillWorkflow).apply(width(1)).apply(width(2)).undo();
    expect(widthOf(undone.apply(width(1)).redo())).toBe(2);
    expect(widthOf(undone.apply(width(3)).redo())).toBe(3);
  });

  it('stays where there is nothing to undo or redo', () => {
    const history = WorkflowHistory.of(stillWorkflow);
    expect([history.undo(), history.redo()]).toEqual([history, history]);
  });

  it('knows the saved workflow again, also where edits followed while it was saved', () => {
    const edited = WorkflowHistory.of(stillWorkflow).apply(width(1));
    const later = edited.apply(width(2)).markSaved(edited.workflow);
    expect([edited.isSaved, later.isSaved, later.undo().isSaved, later.undo().undo().isSaved]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(edited.markSaved().isSaved).toBe(true);
  });

  it('drops the oldest step beyond its limit', () => {
    const history = [1, 2, 3].reduce(
      (before, value) => before.apply(width(value)),
      WorkflowHistory.of(stillWorkflow, 2),
    );
    expect(widthOf(history.undo().undo().undo())).toBe(1);
  });

  it('takes a merged workflow as a step that can be undone', () => {
    const merged = { ...stillWorkflow, ui: {} };
    const history = WorkflowHistory.of(stillWorkflow).replace(merged);
    expect([history.workflow, history.undo().workflow]).toEqual([merged, stillWorkflow]);
  });

  it('takes all edits of one visit as one step, each applied to what was there before', () => {
    const [start, visit] = [WorkflowHistory.of(stillWorkflow).apply(width(1)), {}];
    const typed = start.apply(width(2), visit).apply(width(22), visit);
    expect([widthOf(typed), typed.undoSteps.length, typed.undo().workflow]).toEqual([22, 2, start.workflow]);
    expect(typed.undoSteps.at(-1)?.edit).toEqual(width(22));
    expect(typed.apply(width(3), {}).undoSteps).toHaveLength(3);
    expect(typed.apply(width(1), visit).undoSteps).toEqual(start.undoSteps);
  });

  it('takes a visit back to what was there before it, with what could be redone', () => {
    const [undone, visit] = [WorkflowHistory.of(stillWorkflow).apply(width(1)).undo(), {}];
    const typed = undone.apply(width(2), visit).apply(width(22), visit).markSaved();
    const back = typed.takeBack(visit);
    expect([back.workflow, back.isSaved, widthOf(back.redo())]).toEqual([stillWorkflow, false, 1]);
    expect(undone.takeBack(visit)).toBe(undone);
  });

  it('leaves what followed a visit, and what was undone', () => {
    const visit = {};
    const typed = WorkflowHistory.of(stillWorkflow).apply(width(2), visit);
    const followed = typed.apply({ kind: 'moveNodes', moves: [{ id: 'render', x: 1, y: 1 }] });
    expect(followed.takeBack(visit)).toBe(followed);
    expect(followed.apply(width(22), visit).undoSteps).toHaveLength(3);
    expect(typed.undo().apply(width(22), visit).undoSteps).toHaveLength(1);
  });
});
