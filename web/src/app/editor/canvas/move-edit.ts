import { spliceEdit, type CanvasPoint, type Edit, type NodeDefinitions, type Workflow } from '#workflow-core';
import { placedAt, positionsOf } from '../document/node-position';
import { wireId } from '../document/wire-id';
import type { CanvasView } from './canvas-model';
import { dropBox, wireBelow } from './wire-below';

export type Move = { id: string } & CanvasPoint;

/** The edit that moves nodes. Nodes that nobody placed keep their place from then on, as the automatic one depends on the placed ones. */
export function moveEdit(workflow: Workflow, moves: readonly Move[]): Edit {
  const shown = positionsOf(workflow);
  const moved = new Set(moves.map(({ id }) => id));
  const unplaced = workflow.nodes.filter((node) => !placedAt(node) && !moved.has(node.id));
  const kept = unplaced.map(({ id }) => ({ id, ...(shown.get(id) ?? { x: 0, y: 0 }) }));
  return { kind: 'moveNodes', moves: [...moves, ...kept] };
}

/** The edit after a drag: a node without wires that was dropped on a wire goes into the middle of it. */
export function dropEdit(
  workflow: Workflow,
  definitions: NodeDefinitions,
  { view, moves }: { view: CanvasView; moves: readonly Move[] },
): Edit {
  const move = moveEdit(workflow, moves);
  const [only] = moves;
  if (!only || moves.length > 1) return move;
  const box = dropBox(view, only.id, only);
  const wire = box && !isWired(workflow, only.id) ? wireBelow(view, box, only.id) : null;
  const splice = wire === null ? null : spliceOf(workflow, definitions, { wire, nodeId: only.id });
  return splice ? { kind: 'compound', edits: [move, splice] } : move;
}

/** The edit that puts a node in the middle of a wire; null where it does not fit there. */
function spliceOf(
  workflow: Workflow,
  definitions: NodeDefinitions,
  { wire, nodeId }: { wire: string; nodeId: string },
): Edit | null {
  const edge = workflow.edges.find((one) => wireId(one) === wire);
  const node = workflow.nodes.find(({ id }) => id === nodeId);
  if (!edge || !node) return null;
  const edit = spliceEdit(workflow, edge, node, definitions);
  return edit.kind === 'compound' && edit.edits.some(({ kind }) => kind === 'disconnect') ? edit : null;
}

const isWired = (workflow: Workflow, id: string): boolean =>
  workflow.edges.some(({ from, to }) => from === id || to === id);
