import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { WorkflowHistory, applyEdit, type Edit, type Workflow } from '#workflow-core';
import { testWorkflow } from '../../testing/test-steps';
import { GraphStore } from '../graph.store';
import { groupEdit } from './mark-edits';
import { notesOf } from './marks';
import { MarkStore } from './mark.store';

const START = testWorkflow('export1 render1');

function open(start = START) {
  const workflow = signal<Workflow | null>(start);
  const edits: Edit[] = [];
  let history = WorkflowHistory.of(start);
  const show = (next: WorkflowHistory) => workflow.set((history = next).workflow);
  const apply = (edit: Edit, visit?: object): boolean => {
    edits.push(edit);
    show(history.apply(edit, visit));
    return true;
  };
  const takeBack = (visit: object) => show(history.takeBack(visit));
  TestBed.configureTestingModule({
    providers: [MarkStore, { provide: GraphStore, useValue: { workflow, apply, takeBack } }],
  });
  return { store: TestBed.inject(MarkStore), edits, workflow, steps: () => history.undoSteps.length };
}

describe('MarkStore', () => {
  it('adds a note by one edit when it is written, and none where nothing was', () => {
    const { store, edits } = open();
    store.writeNote({ x: 5, y: 6 });
    expect(store.notes()).toMatchObject([{ text: '', x: 5, y: 6 }]);
    store.writeDone({ kind: 'notes', id: '' }, ' ');
    expect([edits, store.notes()]).toEqual([[], []]);
    store.writeNote({ x: 5, y: 6 });
    store.writeDone({ kind: 'notes', id: '' }, 'Why');
    expect(edits).toHaveLength(1);
    expect(store.notes()).toMatchObject([{ id: 'note', text: 'Why' }]);
  });

  it('removes a note that is emptied, and takes what was written once', () => {
    const { store, edits } = open();
    store.writeNote({ x: 0, y: 0 });
    store.writeDone({ kind: 'notes', id: '' }, 'Why');
    store.write({ kind: 'notes', id: 'note' });
    store.writeDone({ kind: 'notes', id: 'note' }, '');
    store.writeDone({ kind: 'notes', id: 'note' }, 'late');
    expect(store.notes()).toEqual([]);
    expect(edits).toHaveLength(2);
  });

  it('has a note in the workflow shortly after it is written, as one step, and none after Escape', async () => {
    const { store, workflow, steps } = open();
    const texts = () => notesOf(workflow()!).map(({ text }) => text);
    const name = { kind: 'notes', id: '' } as const;
    for (const end of ['Why not', '']) {
      const before = texts();
      store.writeNote({ x: 5, y: 6 });
      store.writing(name, 'Why ');
      await vi.waitFor(() => expect(texts()).toEqual([...before, 'Why ']));
      expect(store.notes().map(({ text }) => text)).toEqual([...before, '']);
      store.writeDone(name, end);
      expect([texts(), store.notes().length, steps()]).toEqual([['Why not'], 1, 1]);
    }
  });

  it("removes a group's frame and leaves its nodes", () => {
    const edit = groupEdit(START, ['export1'])?.edit;
    if (!edit) throw new Error('No group.');
    const { store } = open(applyEdit(START, edit));
    store.remove({ kind: 'groups', id: 'group' });
    expect(store.groups()).toEqual([]);
  });

  it('keeps the name of a group that is emptied', () => {
    const edit = groupEdit(START, ['export1'])?.edit;
    if (!edit) throw new Error('No group.');
    const { store, edits } = open(applyEdit(START, edit));
    store.write({ kind: 'groups', id: 'group' });
    store.writeDone({ kind: 'groups', id: 'group' }, '  ');
    expect(edits).toEqual([]);
    expect(store.groups()[0]?.label).toBe('Group');
  });
});
