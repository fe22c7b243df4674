import {
  diffWorkflows,
  type WorkflowChange,
  type WorkflowDiff,
  type WorkflowEdge,
  type WorkflowNode,
} from '#workflow-core';
import { positionsOf } from '../../document/node-position';
import { definitionsOf } from '../../document/steps';
import { wireId } from '../../document/wire-id';
import type { ComparedSide } from './compared-side';

/** What became of a node, a wire or a setting; `moved` is about the editor's view alone. */
export type Mark = 'added' | 'removed' | 'changed' | 'moved';

/** Two workflows as one graph: everything that either has, marked by what became of it. */
export interface ComparedGraph {
  side: ComparedSide;
  nodes: ReadonlyMap<string, Mark>;
  wires: ReadonlyMap<string, Mark>;
  diff: WorkflowDiff;
}

export function comparedGraph(before: ComparedSide, after: ComparedSide): ComparedGraph {
  const diff = diffWorkflows(coreSide(before), coreSide(after));
  const wires = new Map(
    [...diff.semantic].flatMap(({ kind, before: old, after: now }): [string, Mark][] => {
      if (kind === 'edge_added') return [[wireId(now as WorkflowEdge), 'added']];
      return kind === 'edge_removed' ? [[wireId(old as WorkflowEdge), 'removed']] : [];
    }),
  );
  return { side: union(before, after), nodes: nodeMarks(diff), wires, diff };
}

/** What a change says of what it is about. */
export function markOf({ kind }: WorkflowChange): Mark {
  if (kind === 'node_added' || kind === 'edge_added') return 'added';
  if (kind === 'node_removed' || kind === 'edge_removed') return 'removed';
  return kind === 'layout_changed' ? 'moved' : 'changed';
}

const STRENGTH: readonly Mark[] = ['moved', 'changed', 'removed', 'added'];

/** A node has the strongest mark of its changes. */
function nodeMarks({ semantic, layout }: WorkflowDiff): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const change of [...semantic, ...layout]) {
    const [id, mark] = [change.nodeId, markOf(change)];
    const before = id === undefined ? undefined : marks.get(id);
    if (id !== undefined && (!before || STRENGTH.indexOf(mark) > STRENGTH.indexOf(before))) marks.set(id, mark);
  }
  return marks;
}

const coreSide = ({ workflow, lock, steps }: ComparedSide) => ({ workflow, lock, definitions: definitionsOf(steps) });

/** Each node is where its own workflow shows it, the later one first, as the place of unplaced ones depends on the others. */
function union(before: ComparedSide, after: ComparedSide): ComparedSide {
  const there = new Set(after.workflow.nodes.map(({ id }) => id));
  const removed = before.workflow.nodes.filter(({ id }) => !there.has(id));
  const wires = new Set(after.workflow.edges.map(wireId));
  return {
    workflow: {
      version: 1,
      nodes: [...placed(after, after.workflow.nodes), ...placed(before, removed)],
      edges: [...after.workflow.edges, ...before.workflow.edges.filter((edge) => !wires.has(wireId(edge)))],
    },
    lock: after.lock,
    steps: new Map([...before.steps, ...after.steps]),
  };
}

function placed({ workflow }: ComparedSide, nodes: readonly WorkflowNode[]): WorkflowNode[] {
  const positions = positionsOf(workflow);
  return nodes.map((node) => ({ ...node, ui: { ...node.ui, position: positions.get(node.id) ?? { x: 0, y: 0 } } }));
}
