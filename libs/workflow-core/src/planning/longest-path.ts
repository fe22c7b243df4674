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
  const endsAt = new Map<number, { ms: number; after: number | undefined }>();
  const msOf = (index: number | undefined): number => (index === undefined ? 0 : (endsAt.get(index)?.ms ?? 0));
  const longer = (a: number | undefined, b: number): number => (a === undefined || msOf(b) > msOf(a) ? b : a);
  let last: number | undefined;
  for (const index of order) {
    const { definition, parents = [] } = nodes[index] ?? {};
    const after = parents.reduce<number | undefined>(longer, undefined);
    endsAt.set(index, { ms: msOf(after) + (definition?.timeouts.executionMs ?? 0), after });
    last = longer(last, index);
  }
  const path: number[] = [];
  for (let at = last; at !== undefined; at = endsAt.get(at)?.after) path.unshift(at);
  const queueMs = Math.max(0, ...path.map((at) => nodes[at]?.definition?.timeouts.queueMs ?? 0));
  return { ms: msOf(last) + queueMs, nodeIds: path.map((at) => nodes[at]?.id ?? '') };
}
