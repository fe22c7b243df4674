import type { CanvasView } from './canvas-model';
import type { Shift } from './shift.store';

/** The view with those nodes further on that are on their way. */
export function shiftedView(view: CanvasView, shift: Shift | null): CanvasView {
  if (!shift || shift.nodeIds.size === 0) return view;
  const { x, y } = shift.by;
  const nodes = view.nodes.map((node) =>
    shift.nodeIds.has(node.id) ? { ...node, position: { x: node.position.x + x, y: node.position.y + y } } : node,
  );
  return { ...view, nodes };
}
