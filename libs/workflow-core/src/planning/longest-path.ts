import { heaviestPath } from '../graph/heaviest-path.js';
import { workflowGraph } from '../graph/workflow-graph.js';
import type { NodeDefinitions } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';

/** `ms`: how long the path may take; `nodeIds` from the first node to the last. */
export interface LongestPath {
  ms: number;
  nodeIds: string[];
}

/**
 * The path through a workflow whose nodes may execute longest, one attempt each, and once the longest time that one of them
 * may wait for a worker. Further attempts do not count: a node that uses its whole limit more than once hangs. Nor does
 * waiting at each node: pools that are so busy are full, and legacy takes their lines. Nodes on or behind a cycle are left out.
 */
export function longestPath(workflow: Workflow, definitions: NodeDefinitions): LongestPath {
  const { nodes, order } = workflowGraph(workflow, definitions);
  const { weight, path } = heaviestPath({
    order,
    parentsOf: (index) => nodes[index]?.parents ?? [],
    weightOf: (index) => nodes[index]?.definition?.timeouts.executionMs ?? 0,
  });
  const queueMs = Math.max(0, ...path.map((at) => nodes[at]?.definition?.timeouts.queueMs ?? 0));
  return { ms: weight + queueMs, nodeIds: path.map((at) => nodes[at]?.id ?? '') };
}
