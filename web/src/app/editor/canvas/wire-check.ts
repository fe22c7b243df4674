import { bindInputs, connectionChecker, type NodeDefinitions, type Workflow } from '#workflow-core';
import { wireId } from '../document/wire-id';
import type { Connector } from './connector-id';

/** Why a wire may not be drawn; `wires` are those of the cycle that it would close. */
export interface WireRefusal {
  text: string;
  wires: readonly string[];
}

export type WireCheck = (from: Connector, to: Connector) => WireRefusal | null;

/** Says of any two connectors why no wire may run between them; null where one may. For many of one workflow. */
export function wireChecker(workflow: Workflow, definitions: NodeDefinitions): WireCheck {
  const problem = connectionChecker(workflow, definitions);
  const bindings = bindInputs(workflow, definitions);
  const direct = new Set(workflow.edges.map(({ from, to }) => `${from} ${to}`));
  const isBound = (from: Connector, to: Connector): boolean =>
    direct.has(`${from.nodeId} ${to.nodeId}`) &&
    (bindings.get(to.nodeId) ?? []).some(
      ({ input, state, producers }) =>
        state === 'bound' &&
        input === to.port &&
        producers.some(({ nodeId, output }) => nodeId === from.nodeId && output === from.port),
    );
  return (first, second) => {
    const [from, to] = first.side === 'in' ? [second, first] : [first, second];
    if (from.side === to.side) return { text: 'A wire leads from an output to an input.', wires: [] };
    if (isBound(from, to)) return { text: `${to.nodeId} has this input from ${from.nodeId} already.`, wires: [] };
    const found = problem({ nodeId: from.nodeId, output: from.port }, { nodeId: to.nodeId, input: to.port });
    return found && { text: `${found.message} ${found.hint}`, wires: wiresAlong(workflow, found.nodes ?? []) };
  };
}

/** The wires that lead along these nodes. */
function wiresAlong(workflow: Workflow, nodes: readonly string[]): string[] {
  const pairs = new Set(nodes.slice(1).map((node, index) => `${nodes[index]} ${node}`));
  return workflow.edges.filter(({ from, to }) => pairs.has(`${from} ${to}`)).map(wireId);
}
