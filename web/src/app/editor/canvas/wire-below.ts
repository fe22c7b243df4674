import type { CanvasView } from './canvas-model';
import { boxOf, connectorPoint, type CanvasRect } from './node-box';
import { curvePoints, wireCurve } from './wire-curve';

const EDGE = 8;

/** The wire that runs below a rectangle, such as a node that is dropped there; null where none does. */
export function wireBelow({ nodes, wires }: CanvasView, rect: CanvasRect, except: string | null = null): string | null {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const inner = {
    ...{ left: rect.x + EDGE, right: rect.x + rect.width - EDGE },
    ...{ top: rect.y + EDGE, bottom: rect.y + rect.height - EDGE },
  };
  const found = wires.find(({ from, to, fromNode, toNode }) => {
    if (fromNode === except || toNode === except) return false;
    const [source, target] = [byId.get(fromNode), byId.get(toNode)];
    const start = source && connectorPoint(source, from);
    const end = target && connectorPoint(target, to);
    if (!start || !end) return false;
    return curvePoints(wireCurve(start, end)).some(
      ({ x, y }) => x > inner.left && x < inner.right && y > inner.top && y < inner.bottom,
    );
  });
  return found?.id ?? null;
}

/** The rectangle that a dropped node takes. */
export const dropBox = (view: CanvasView, id: string, position: { x: number; y: number }): CanvasRect | null => {
  const node = view.nodes.find((other) => other.id === id);
  return node ? boxOf({ ...node, position }) : null;
};
