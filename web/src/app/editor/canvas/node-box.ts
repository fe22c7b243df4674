import type { CanvasPoint } from '#workflow-core';
import type { CanvasNode } from './canvas-model';

/** The width of every node, in canvas units; the style sheet of nodes says the same. */
export const NODE_WIDTH = 204;
/** Where in a new node the pointer is that drops it. */
export const GRIP: CanvasPoint = { x: NODE_WIDTH / 2, y: 22 };

const LEAST_HEIGHT = 44;
const PORT_HEIGHT = 14;
/** Border, padding and the line of the name. */
const HEAD_HEIGHT = 44;
const LINE_HEIGHT = 18;
/** Where the column of ports begins and ends, from the node's upper and lower edge. */
const PORTS_TOP = 3;
const PORTS_BOTTOM = 7;

export interface CanvasRect extends CanvasPoint {
  width: number;
  height: number;
}

/** How high a node is, by the lines below its name and the ports at its fuller side. */
export function nodeHeight({ lines, ports }: { lines: number; ports: number }): number {
  return Math.max(LEAST_HEIGHT, PORT_HEIGHT * ports + 14, HEAD_HEIGHT + LINE_HEIGHT * lines);
}

/** The place that a node takes. */
export const boxOf = ({ position, height }: Pick<CanvasNode, 'position' | 'height'>): CanvasRect => ({
  ...position,
  width: NODE_WIDTH,
  height,
});

/** Where a connector is on the canvas; null for one that the node does not have. */
export function connectorPoint(node: CanvasNode, connector: string): CanvasPoint | null {
  const { x, y } = node.position;
  if (connector === node.before) return { x, y: y + node.height - 3 };
  if (connector === node.after) return { x: x + NODE_WIDTH, y: y + node.height - 3 };
  const [input, output] = [node.inputs, node.outputs].map((ports) =>
    ports.findIndex((port) => port.connector === connector),
  ) as [number, number];
  if (input >= 0) return { x, y: y + portOffset(node.height, input, node.inputs.length) };
  if (output >= 0) return { x: x + NODE_WIDTH, y: y + portOffset(node.height, output, node.outputs.length) };
  return null;
}

/** Ports are spread evenly over their column. */
function portOffset(height: number, index: number, count: number): number {
  const room = height - PORTS_TOP - PORTS_BOTTOM;
  const gap = (room - PORT_SIZE * count) / (count + 1);
  return PORTS_TOP + gap * (index + 1) + PORT_SIZE * (index + 0.5);
}

const PORT_SIZE = 12;

/** The smallest rectangle around all of them; null for none. */
export function boundsOf(rects: readonly CanvasRect[]): CanvasRect | null {
  if (rects.length === 0) return null;
  const [x, y] = [Math.min(...rects.map((rect) => rect.x)), Math.min(...rects.map((rect) => rect.y))];
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
