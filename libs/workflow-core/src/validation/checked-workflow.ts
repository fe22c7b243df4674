import { workflowGraph, type WorkflowGraph } from '../graph/workflow-graph.js';
import type { Issue } from '../model/issue.js';
import type { NodeDefinition, NodeDefinitions } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';
import { bindGraph, type GraphBinding } from '../binding/bind-inputs.js';

/** Whether a worker for a step runs now (`live`), will start (`asleep`), or never announced itself (`missing`). */
export type Availability = 'live' | 'asleep' | 'missing';

export interface ValidationOptions {
  /** Without it no step is reported as lacking a worker. */
  availability?: (definition: NodeDefinition) => Availability;
  /** `bindings`: how many values all inputs may take together; without limits 10,000 nodes, 50,000 edges, 500,000 bindings. */
  limits?: { nodes: number; edges: number; bindings?: number };
}

/**
 * What a rule looks at: a readable workflow, its graph and the producers of each input (by position in
 * `workflow.nodes`).
 */
export interface CheckedWorkflow {
  workflow: Workflow;
  definitions: NodeDefinitions;
  graph: WorkflowGraph;
  bindings: GraphBinding[][];
  options: ValidationOptions;
}

/** One rule: data to issues, without order or effect on other rules. */
export type Rule = (checked: CheckedWorkflow) => Issue[];

/** Prepares a readable workflow for the rules. */
export function checkedWorkflow(
  workflow: Workflow,
  definitions: NodeDefinitions,
  options: ValidationOptions,
): CheckedWorkflow {
  const graph = workflowGraph(workflow, definitions);
  return { workflow, definitions, graph, bindings: bindGraph(workflow, graph), options };
}
