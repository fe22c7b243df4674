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
});
