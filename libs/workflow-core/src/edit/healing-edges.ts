import type { NodeDefinitions } from '../model/node-definition.js';
import type { Workflow, WorkflowEdge } from '../model/workflow.js';
import { connectionProblem } from '../validation/connection-problem.js';
import { applyEdit } from './apply-edit.js';
import { edgeKey } from '../model/edge-identity.js';
import { edgeIndex } from './checked-parts.js';

/**
 * The edges that connect predecessors with successors of nodes that are removed, for `heal` of `removeNodes`. Each keeps the
 * ports of the edges that it replaces where they fit each other, else it has none and keeps the order alone; what has a
 * `connectionProblem` both ways is left out. Throws EditError for an unknown node.
 */
export function healingEdges(workflow: Workflow, ids: readonly string[], definitions: NodeDefinitions): WorkflowEdge[] {
  let healed = workflow;
  for (const id of new Set(ids)) {
    const replaced = throughEdges(healed, id);
    healed = applyEdit(healed, { kind: 'removeNodes', ids: [id] });
    for (const edge of replaced) {
      const plain = { from: edge.from, to: edge.to };
      const allowed = [edge, plain].find((candidate) => isAllowed(healed, candidate, definitions));
      if (allowed) healed = applyEdit(healed, { kind: 'connect', edge: allowed });
    }
  }
  return healed.edges.filter((edge) => edgeIndex(workflow, edge) < 0);
}

function isAllowed(
  workflow: Workflow,
  { from, to, output, input }: WorkflowEdge,
  definitions: NodeDefinitions,
): boolean {
  return !connectionProblem(workflow, definitions, { nodeId: from, output }, { nodeId: to, input });
}

/** Each pair of an edge into the node and one out of it, joined. */
function throughEdges(workflow: Workflow, id: string): WorkflowEdge[] {
  const into = workflow.edges.filter((edge) => edge.to === id && edge.from !== id);
  const out = workflow.edges.filter((edge) => edge.from === id && edge.to !== id);
  const joined = into.flatMap(({ from, output }) =>
    out.map(({ to, input }): WorkflowEdge => ({ from, to, ...(output && { output }), ...(input && { input }) })),
  );
  return [...new Map(joined.map((edge) => [edgeKey(edge), edge])).values()];
}
