import type { CanvasNode, CanvasPort } from './canvas-model';
import { readConnector, type Connector } from './connector-id';

/** The connectors of a node where a wire from a connector of another may end, by type, those that are open first. */
export function endsFor(start: { connector: Connector; port: CanvasPort | null }, node: CanvasNode): Connector[] {
  const { connector, port } = start;
  if (port === null) return [readConnector(connector.side === 'out' ? node.before : node.after)];
  return (connector.side === 'out' ? node.inputs : node.outputs)
    .filter(({ type }) => type === port.type)
    .sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || Number(b.isRequired) - Number(a.isRequired))
    .map((one) => readConnector(one.connector));
}

/** The port that a connector's name names; null for one that is about order alone, or is not there. */
export function portOf(nodes: readonly CanvasNode[], { nodeId, side, port }: Connector): CanvasPort | null {
  const node = nodes.find(({ id }) => id === nodeId);
  return node?.[side === 'in' ? 'inputs' : 'outputs'].find(({ name }) => name === port) ?? null;
}
