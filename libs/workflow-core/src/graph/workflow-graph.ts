import { compareIds } from '../model/compare-ids.js';
import type { NodeDefinition, NodeDefinitions } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';

/** A node by its position in `workflow.nodes`; `parents` and `children` are positions, each once. */
export interface GraphNode {
  index: number;
  id: string;
  definition: NodeDefinition | undefined;
  parents: number[];
  children: number[];
}

/**
 * The workflow as numbers, so that large graphs stay quick. Edges of unknown nodes are left out; of nodes that share an id
 * the first has the edges. `order` is topological, by depth and then id; nodes on or behind a cycle are not in it.
 */
export interface WorkflowGraph {
  nodes: GraphNode[];
  indexOf: ReadonlyMap<string, number>;
  order: number[];
}

/** Builds the graph of a workflow that may be invalid (unknown steps, dangling edges, cycles). Never throws. */
export function workflowGraph(workflow: Workflow, definitions: NodeDefinitions): WorkflowGraph {
  const indexOf = new Map<string, number>();
  const nodes = workflow.nodes.map((node, index): GraphNode => {
    if (!indexOf.has(node.id)) indexOf.set(node.id, index);
    return { index, id: node.id, definition: definitions.get(node.step), parents: [], children: [] };
  });
  for (const edge of workflow.edges) {
    const from = indexOf.get(edge.from);
    const to = indexOf.get(edge.to);
    if (from === undefined || to === undefined) continue;
    nodes[from]?.children.push(to);
    nodes[to]?.parents.push(from);
  }
  for (const node of nodes) {
    node.parents = [...new Set(node.parents)];
    node.children = [...new Set(node.children)];
  }
  return { nodes, indexOf, order: topologicalOrder(nodes) };
}

function topologicalOrder(nodes: GraphNode[]): number[] {
  const order: number[] = [];
  const waitingFor = nodes.map((node) => node.parents.length);
  const isReached = (child: number): boolean => {
    waitingFor[child] = (waitingFor[child] ?? 0) - 1;
    return waitingFor[child] === 0;
  };
  let level = nodes.filter((node) => node.parents.length === 0);
  while (level.length > 0) {
    level.sort((a, b) => compareIds(a.id, b.id));
    for (const node of level) order.push(node.index);
    level = level.flatMap((node) => node.children.filter(isReached)).flatMap((child) => nodes[child] ?? []);
  }
  return order;
}
