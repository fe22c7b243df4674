import type { CanvasPoint, Workflow, WorkflowNode } from '#workflow-core';

/** Distances of nodes that nobody placed, in canvas units. */
export const COLUMN = 300;
export const ROW = 140;

const SIZE = { x: 240, y: 100 };

/** Where a node was placed; null for one that never was. */
export function placedAt({ ui }: WorkflowNode): CanvasPoint | null {
  const { x, y } = (ui?.['position'] ?? {}) as Partial<CanvasPoint>;
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : null;
}

/** Where every node is shown: as it was placed, others in columns in the direction of the edges, below those. */
export function positionsOf(workflow: Workflow): ReadonlyMap<string, CanvasPoint> {
  const placed = workflow.nodes.flatMap((node) => {
    const at = placedAt(node);
    return at ? [[node.id, at] as const] : [];
  });
  if (placed.length === workflow.nodes.length) return new Map(placed);
  const below = placed.length === 0 ? 0 : Math.max(...placed.map(([, { y }]) => y)) + ROW;
  const rows = new Map<number, number>();
  const columns = columnsOf(workflow);
  const others = workflow.nodes.flatMap((node) => {
    if (placedAt(node)) return [];
    const column = columns.get(node.id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return [[node.id, { x: column * COLUMN, y: below + row * ROW }] as const];
  });
  return new Map([...placed, ...others]);
}

/** A place at or below the wanted one where a new node covers none. */
export function freePlace(wanted: CanvasPoint, taken: Iterable<CanvasPoint>): CanvasPoint {
  const others = [...taken];
  const covers = (at: CanvasPoint): boolean =>
    others.some(({ x, y }) => Math.abs(x - at.x) < SIZE.x && Math.abs(y - at.y) < SIZE.y);
  const at = { x: Math.round(wanted.x), y: Math.round(wanted.y) };
  while (covers(at)) at.y += 20;
  return at;
}

/** How many nodes are before each on its longest path; a cycle is entered once. */
function columnsOf(workflow: Workflow): ReadonlyMap<string, number> {
  const before = new Map<string, string[]>();
  for (const { from, to } of workflow.edges) before.set(to, [...(before.get(to) ?? []), from]);
  const columns = new Map<string, number>();
  const columnOf = (id: string): number => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    columns.set(id, 0);
    const column = Math.max(-1, ...(before.get(id) ?? []).map(columnOf)) + 1;
    columns.set(id, column);
    return column;
  };
  for (const { id } of workflow.nodes) columnOf(id);
  return columns;
}
