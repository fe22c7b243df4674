import type { ElkNode, ElkPort } from 'elkjs/lib/elk-api';
import type { CanvasNode, CanvasView } from '../canvas/canvas-model';
import { readConnector } from '../canvas/connector-id';
import { connectorPoint, NODE_WIDTH } from '../canvas/node-box';
import type { Group } from '../canvas/marks/marks';

const ROOT = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'SPLINES',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '60',
  'elk.layered.spacing.nodeNodeBetweenLayers': '96',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  // Nodes beside each other keep the order that they have.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

const GROUP = { 'elk.padding': '[top=48,left=24,bottom=24,right=24]' };

/** A run shows one line more on each node. */
const STATE_HEIGHT = 24;

/** What is to be laid out: nodes as large as a run draws them, with their ports where they are, groups around theirs. */
export function elkGraph({ nodes, wires }: CanvasView, groups: readonly Group[]): ElkNode {
  const used = new Set(wires.flatMap(({ from, to }) => [from, to]));
  const children = new Map(nodes.map((node) => [node.id, elkNode(node, used)]));
  const groupOf = new Map(groups.flatMap(({ id, nodeIds }) => nodeIds.map((nodeId) => [nodeId, id] as const)));
  const single = [...children].filter(([id]) => !groupOf.has(id)).map(([, child]) => child);
  const grouped = groups.map(({ id, nodeIds }) => ({
    id: `group ${id}`,
    layoutOptions: GROUP,
    children: nodeIds.flatMap((nodeId) => children.get(nodeId) ?? []),
  }));
  return {
    id: 'workflow',
    layoutOptions: ROOT,
    children: [...single, ...grouped],
    edges: wires.map(({ id, from, to }) => ({ id: `wire ${id}`, sources: [from], targets: [to] })),
  };
}

function elkNode(node: CanvasNode, used: ReadonlySet<string>): ElkNode {
  const connectors = [...node.inputs, ...node.outputs].map(({ connector }) => connector);
  const ports = [...connectors, node.before, node.after].filter((connector) => used.has(connector));
  return {
    ...{ id: node.id, width: NODE_WIDTH, height: node.height + STATE_HEIGHT },
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    ports: ports.flatMap((connector): ElkPort[] => {
      const point = connectorPoint(node, connector);
      if (!point) return [];
      const side = readConnector(connector).side === 'in' ? 'WEST' : 'EAST';
      const place = { x: side === 'WEST' ? 0 : NODE_WIDTH, y: point.y - node.position.y };
      return [{ id: connector, width: 0, height: 0, ...place, layoutOptions: { 'elk.port.side': side } }];
    }),
  };
}
