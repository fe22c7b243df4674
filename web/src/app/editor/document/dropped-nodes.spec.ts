import { WorkflowHistory, type Edit, type Workflow } from '#workflow-core';
import { dropsAllNodes } from './dropped-nodes';

const EMPTY: Workflow = { version: 1, nodes: [], edges: [] };
const NODE = { id: 'a', step: 's', params: {} };
const FULL: Workflow = { ...EMPTY, nodes: [NODE] };

describe('dropsAllNodes', () => {
  it('is a graph that lost every node without a command', () => {
    expect(dropsAllNodes(FULL, WorkflowHistory.of(EMPTY))).toBe(true);
    expect(dropsAllNodes(FULL, WorkflowHistory.of(FULL).replace(EMPTY))).toBe(true);
  });

  it('is none where they were removed, also as a part of an edit, or where adding them was undone', () => {
    const removal: Edit = { kind: 'removeNodes', ids: ['a'] };
    expect(dropsAllNodes(FULL, WorkflowHistory.of(FULL).apply(removal))).toBe(false);
    expect(dropsAllNodes(FULL, WorkflowHistory.of(FULL).apply({ kind: 'compound', edits: [removal] }))).toBe(false);
    expect(dropsAllNodes(FULL, WorkflowHistory.of(EMPTY).apply({ kind: 'addNode', node: NODE }).undo())).toBe(false);
  });

  it('is none where there was no node, or is one', () => {
    expect(dropsAllNodes(EMPTY, WorkflowHistory.of(EMPTY))).toBe(false);
    expect(dropsAllNodes(null, WorkflowHistory.of(EMPTY))).toBe(false);
    expect(dropsAllNodes(FULL, WorkflowHistory.of(FULL))).toBe(false);
  });
});
