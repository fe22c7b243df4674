/** An end of a wire at a node; without a port it is about order alone. */
export interface Connector {
  side: 'in' | 'out';
  nodeId: string;
  port?: string;
}

/** The name of a connector on the canvas. Node ids have no slash. */
export const connectorId = ({ side, nodeId, port = '' }: Connector): string => `${side}/${nodeId}/${port}`;

/** What a connector's name says. */
export function readConnector(id: string): Connector {
  const [side, nodeId = '', ...port] = id.split('/');
  const name = port.join('/');
  return { side: side === 'in' ? 'in' : 'out', nodeId, ...(name && { port: name }) };
}
