import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { applyEdit, type Edit, type Workflow } from '#workflow-core';
import { testWorkflow } from '../../testing/test-steps';
import { GraphStore } from '../graph.store';
import { groupEdit } from './mark-edits';
import { MarkStore } from './mark.store';

const START = testWorkflow('export1 render1');

function open(start = START) {
  const workflow = signal<Workflow | null>(start);
  const edits: Edit[] = [];
  const apply = (edit: Edit): boolean => {
    edits.push(edit);
    workflow.update((before) => before && applyEdit(before, edit));
    return true;
  };
  TestBed.configureTestingModule({ providers: [MarkStore, { provide: GraphStore, useValue: { workflow, apply } }] });
  return { store: TestBed.inject(MarkStore), edits };
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
