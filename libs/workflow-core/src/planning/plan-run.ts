import { fillDefaults } from '../canonical/fill-defaults.js';
import { lockOf } from '../canonical/lock-of.js';
import { semanticHash } from '../canonical/semantic-hash.js';
import { compareIds } from '../model/compare-ids.js';
import type { NodeDefinition, NodeDefinitions } from '../model/node-definition.js';
import type { Workflow, WorkflowNode } from '../model/workflow.js';
import { checkWorkflow } from '../validation/validate-workflow.js';
import type { GraphBinding } from '../binding/bind-inputs.js';
import { InvalidWorkflowError } from './invalid-workflow-error.js';
import type { PlannedNode, RunPlan } from './run-plan.js';

/**
 * What the runtime needs to run a workflow: defaults filled, inputs bound, definitions frozen, nodes in topological order
 * (by depth, then id). `definitions` are those of its lock. Throws InvalidWorkflowError if validation finds an error.
 */
export function planRun(workflow: Workflow, definitions: NodeDefinitions): RunPlan {
  const { issues, checked } = checkWorkflow(workflow, definitions, {});
  const errors = issues.filter((issue) => issue.severity === 'error');
  if (errors.length > 0 || !checked) throw new InvalidWorkflowError(errors);
  const { graph, bindings } = checked;
  const nodes = graph.order.flatMap((index) => {
    const node = workflow.nodes[index];
    const { definition, parents } = graph.nodes[index] ?? { parents: [] };
    if (!node || !definition) return [];
    const parentIds = parents.map((parent) => graph.nodes[parent]?.id ?? '').sort(compareIds);
    return [plannedNode(node, definition, bindings[index] ?? [], parentIds)];
  });
  return { semanticHash: semanticHash(workflow, lockOf(workflow, definitions), definitions), nodes };
}

function plannedNode(
  node: WorkflowNode,
  definition: NodeDefinition,
  bindings: GraphBinding[],
  parents: string[],
): PlannedNode {
  const { step, version, pool, requires, effect, cacheable, timeouts, retry } = definition;
  const inputs = bindings.map(({ input, port, list }) => ({ input, many: port.many, producers: list() }));
  const params = fillDefaults(node.params, definition.paramsSchema);
  return {
    nodeId: node.id,
    step,
    version,
    pool,
    requires,
    effect,
    cacheable,
    params,
    inputs,
    parents,
    timeouts,
    retry,
  };
}
