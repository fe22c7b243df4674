import type { CanvasPoint } from '#workflow-core';
import type { CanvasNode } from './canvas-model';
import { connectorPoint } from './node-box';

/** A button that adds a node at a port. */
export interface OpenPort extends CanvasPoint {
  connector: string;
  side: 'in' | 'out';
  text: string;
}

/** Outputs, which may go to any number of nodes, and the inputs that get nothing yet. */
export function openPorts(node: CanvasNode): OpenPort[] {
  const ports = [
    ...node.inputs.filter(({ isOpen }) => isOpen).map((port) => ({ port, side: 'in' as const })),
    ...node.outputs.map((port) => ({ port, side: 'out' as const })),
  ];
  return ports.flatMap(({ port, side }) => {
    const point = connectorPoint(node, port.connector);
    const text = side === 'in' ? `Add a step before ${node.label}` : `Add a step after ${node.label}`;
    return point ? [{ ...point, connector: port.connector, side, text: `${text}: ${port.label}` }] : [];
  });
}
