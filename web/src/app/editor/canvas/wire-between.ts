import type { WireEnds } from '../document/connect-edge';
import { readConnector } from './connector-id';

/** The ends of a wire between two connectors, whichever of them it was drawn from. */
export function wireBetween(first: string, second: string): WireEnds {
  const [a, b] = [readConnector(first), readConnector(second)];
  const [from, to] = a.side === 'in' ? [b, a] : [a, b];
  return {
    ...{ from: from.nodeId, to: to.nodeId },
    ...(from.port !== undefined && { output: from.port }),
    ...(to.port !== undefined && { input: to.port }),
  };
}
