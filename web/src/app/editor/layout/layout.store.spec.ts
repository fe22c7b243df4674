import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { applyEdit, type Edit, type Workflow } from '#workflow-core';
import type { ElkNode } from 'elkjs/lib/elk-api';
import { canvasView } from '../canvas/canvas-view';
import { GraphStore } from '../canvas/graph.store';
import { DEFINITIONS, PALETTE, STEPS, testWorkflow } from '../testing/test-steps';
import { LAYOUT_ENGINE, LayoutStore } from './layout.store';

const START = testWorkflow('export1 render1', 'export1 > render1');
const VIEW = canvasView(START, STEPS, PALETTE);
const ANSWER: ElkNode = {
  id: 'root',
  children: [
    { id: 'export1', x: 0, y: 0 },
    { id: 'render1', x: 400, y: 100 },
  ],
};

function open() {
  const workflow = signal<Workflow | null>(START);
  const edits: Edit[] = [];
  const apply = (edit: Edit): boolean => {
    edits.push(edit);
    workflow.update((before) => before && applyEdit(before, edit));
    return true;
  };
  const job = { answer: (_: ElkNode): void => undefined, stopped: 0 };
  const start = () => ({
    laidOut: new Promise<ElkNode>((resolve) => (job.answer = resolve)),
    stop: () => void (job.stopped += 1),
  });
  const graph = { workflow, steps: signal(STEPS), palette: signal(PALETTE), definitions: signal(DEFINITIONS), apply };
  TestBed.configureTestingModule({
    providers: [LayoutStore, { provide: GraphStore, useValue: graph }, { provide: LAYOUT_ENGINE, useValue: start }],
  });
  return { store: TestBed.inject(LayoutStore), workflow, edits, job };
}

describe('LayoutStore', () => {
  it('moves all nodes by one edit', async () => {
    const { store, edits, job } = open();
    const running = store.run(VIEW, []);
    expect(store.isRunning()).toBe(true);
    job.answer(ANSWER);
    expect(await running).toBe(true);
    expect(edits).toEqual([{ kind: 'moveNodes', moves: [{ id: 'render1', x: 400, y: 100 }] }]);
    expect(store.isRunning()).toBe(false);
  });

  it('leaves a graph that was edited meanwhile', async () => {
    const { store, workflow, edits, job } = open();
    const running = store.run(VIEW, []);
    workflow.set({ ...START, nodes: [] });
    job.answer(ANSWER);
    expect(await running).toBe(false);
    expect(edits).toEqual([]);
  });

  it('stops when it is told to, and moves nothing though an answer comes', async () => {
    const { store, edits, job } = open();
    const running = store.run(VIEW, []);
    store.cancel();
    expect([store.isRunning(), job.stopped]).toEqual([false, 1]);
    job.answer(ANSWER);
    expect(await running).toBe(false);
    expect(edits).toEqual([]);
  });
});
