import { freeId, type CanvasPoint, type Edit, type Workflow } from '#workflow-core';
import { COLUMN, freePlace, positionsOf } from './node-position';

/** The edit that adds a node of a step: right of the only selected node, else around `centre`, where nothing is covered. */
export function addNodeEdit(
  workflow: Workflow,
  { step, centre, beside }: { step: string; centre: CanvasPoint; beside: string | null },
): { edit: Edit; id: string } {
  const positions = positionsOf(workflow);
  const near = beside === null ? undefined : positions.get(beside);
  const wanted = near ? { x: near.x + COLUMN, y: near.y } : { x: centre.x - 100, y: centre.y - 30 };
  const id = freeId(step, new Set(workflow.nodes.map((node) => node.id)));
  const position = freePlace(wanted, positions.values());
  return { edit: { kind: 'addNode', node: { id, step, params: {}, ui: { position } } }, id };
}
