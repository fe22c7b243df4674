import type { WorkflowGraph } from '../graph/workflow-graph.js';

/** Nodes where a missing producer proves nothing: on or behind a cycle or an unknown step, or a second node of the same id. */
export function doubtfulNodes(graph: WorkflowGraph): Set<number> {
  const doubtful = new Set(graph.nodes.filter((node) => graph.indexOf.get(node.id) !== node.index).map((n) => n.index));
  const ordered = new Set(graph.order);
  for (const node of graph.nodes) if (!ordered.has(node.index)) doubtful.add(node.index);
  for (const index of graph.order) {
    const node = graph.nodes[index];
    const isBehindUnknown = node?.parents.some((parent) => doubtful.has(parent) || !graph.nodes[parent]?.definition);
    if (isBehindUnknown) doubtful.add(index);
  }
  return doubtful;
}
