import { compareIds } from '../model/compare-ids.js';
import { edgeKey } from '../model/edge-identity.js';
import type { NodeDefinitions } from '../model/node-definition.js';
import type { Workflow, WorkflowEdge, WorkflowNode } from '../model/workflow.js';
import { canonicalJson } from './canonical-json.js';
import { fillDefaults } from './fill-defaults.js';

/** A workflow without anything that does not change what it does. */
export type CanonicalWorkflow = Omit<Workflow, 'ui' | 'nodes'> & { nodes: Omit<WorkflowNode, 'ui'>[] };

/**
 * The canonical form, equal for all workflows with the same behaviour: `ui` dropped, default params filled, keys, nodes
 * (by id) and edges sorted. Params of a step without a definition stay as they are. Throws TypeError where params are
 * no JSON.
 */
export function canonicalize(workflow: Workflow, definitions: NodeDefinitions): CanonicalWorkflow {
  const nodes = workflow.nodes
    .map(({ id, step, params }) => {
      const definition = definitions.get(step);
      return { id, step, params: definition ? fillDefaults(params, definition.paramsSchema) : params };
    })
    .sort((a, b) => compareIds(a.id, b.id));
  const edges = workflow.edges
    .map((edge): [string, WorkflowEdge] => [edgeKey(edge), edge])
    .sort(([a], [b]) => compareIds(a, b))
    .map(([, { from, to, output, input }]) => ({ from, to, output, input }));
  return JSON.parse(canonicalJson({ version: workflow.version, nodes, edges })) as CanonicalWorkflow;
}
