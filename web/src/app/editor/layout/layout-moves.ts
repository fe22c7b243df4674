import type { ElkNode } from 'elkjs/lib/elk-api';
import type { CanvasPoint } from '#workflow-core';
import type { CanvasNode } from '../canvas/canvas-model';
import type { Move } from '../canvas/move-edit';

const GRID = 10;

/** The moves that a layout asks for, on the grid and with its upper left corner where that of the graph was. */
export function layoutMoves(nodes: readonly CanvasNode[], laidOut: ElkNode): Move[] {
  const places = placesIn(laidOut, { x: 0, y: 0 });
  const before = new Map(nodes.map(({ id, position }) => [id, position]));
  const found = places.filter(({ id }) => before.has(id));
  const corner = (points: readonly CanvasPoint[]): CanvasPoint => ({
    x: Math.min(...points.map(({ x }) => x)),
    y: Math.min(...points.map(({ y }) => y)),
  });
  const [from, to] = [corner(found), corner([...before.values()])];
  const onGrid = (value: number): number => Math.round(value / GRID) * GRID;
  const moves = found.map(({ id, x, y }) => ({ id, x: onGrid(x - from.x + to.x), y: onGrid(y - from.y + to.y) }));
  return moves.filter(({ id, x, y }) => before.get(id)?.x !== x || before.get(id)?.y !== y);
}

/** The places of nodes, and of those in groups, from the graph's origin. */
function placesIn({ children = [] }: ElkNode, origin: CanvasPoint): Move[] {
  return children.flatMap((child) => {
    const at = { x: origin.x + (child.x ?? 0), y: origin.y + (child.y ?? 0) };
    return child.children ? placesIn(child, at) : [{ id: child.id, ...at }];
  });
}
