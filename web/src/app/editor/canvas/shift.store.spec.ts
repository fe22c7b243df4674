import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Edit } from '#workflow-core';
import { DEFINITIONS, PALETTE, STEPS, testWorkflow } from '../testing/test-steps';
import { canvasView } from './canvas-view';
import { GraphStore } from './graph.store';
import { ShiftStore } from './shift.store';
import { shiftedView } from './shifted-view';

const START = testWorkflow('export1 render1');

function open() {
  const edits: Edit[] = [];
  const apply = (edit: Edit) => edits.push(edit) > 0;
  const graph = {
    workflow: signal(START),
    steps: signal(STEPS),
    palette: signal(PALETTE),
    definitions: signal(DEFINITIONS),
    apply,
  };
  TestBed.configureTestingModule({ providers: [ShiftStore, { provide: GraphStore, useValue: graph }] });
  return { store: TestBed.inject(ShiftStore), edits };
}

describe('ShiftStore', () => {
  it('shows nodes on their way, and moves them by one edit when they arrive', () => {
    const { store, edits } = open();
    store.begin(['render1']);
    store.further({ x: 10, y: 0 });
    store.further({ x: 10, y: 10 });
    const shown = shiftedView(canvasView(START, STEPS, PALETTE), store.shift());
    expect(shown.nodes.map(({ position }) => position)).toEqual([
      { x: 0, y: 0 },
      { x: 320, y: 10 },
    ]);
    expect(edits).toEqual([]);
    store.end();
    expect(edits).toEqual([{ kind: 'moveNodes', moves: [{ id: 'render1', x: 320, y: 10 }] }]);
    expect(store.shift()).toBeNull();
  });

  it('does nothing where nothing was moved, or the move was given up', () => {
    const { store, edits } = open();
    store.begin(['render1']);
    store.end();
    store.begin(['render1']);
    store.further({ x: 10, y: 0 });
    store.cancel();
    store.end();
    expect(edits).toEqual([]);
  });
});
