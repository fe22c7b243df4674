import { workflowGraph } from '../graph/workflow-graph.js';
import type { NodeDefinitions } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';

/** `ms`: how long the path may take; `nodeIds` from the first node to the last. */
export interface LongestPath {
  ms: number;
  nodeIds: string[];
}

/**
 * The path through a workflow whose nodes may take longest together: of each node the time that it may wait for a worker
 * and the time of one attempt, as a run all of whose nodes keep these limits must not be ended from outside. Further
 * attempts do not count: a node that uses its whole limit more than once hangs. Nodes on or behind a cycle are left out.
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
    const { queueMs, executionMs } = definition?.timeouts ?? { queueMs: 0, executionMs: 0 };
    endsAt.set(index, { ms: msOf(after) + queueMs + executionMs, after });
    last = longer(last, index);
  }
  const nodeIds: string[] = [];
  for (let at = last; at !== undefined; at = endsAt.get(at)?.after) nodeIds.unshift(nodes[at]?.id ?? '');
  return { ms: msOf(last), nodeIds };
}
