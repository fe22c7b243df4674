import { namedPorts } from '../binding/named-ports.js';
import type { WorkflowGraph } from '../graph/workflow-graph.js';
import type { Issue } from '../model/issue.js';
import type { NodeDefinitions } from '../model/node-definition.js';
import type { Workflow, WorkflowEdge } from '../model/workflow.js';
import { checkedWorkflow } from './checked-workflow.js';
import { ambiguousInputs } from './rules/ambiguous-inputs.js';

/**
 * For edges that may be added to a workflow, without closing a cycle: an ambiguous input that the edge makes, of the
 * node at its end before those behind it, or undefined. An input that the edge names is one even if it was ambiguous
 * before. The paths of these issues do not point into the workflow.
 */
export function addedAmbiguity(
  workflow: Workflow,
  definitions: NodeDefinitions,
  graph: WorkflowGraph,
): (edge: WorkflowEdge) => Issue | undefined {
  const ambiguousIn = (part: Workflow): Issue[] => ambiguousInputs(checkedWorkflow(part, definitions, {}));
  const definitionOf = (id: string) => graph.nodes[graph.indexOf.get(id) ?? -1]?.definition;
  let before: ReadonlySet<string> | undefined;
  return (edge) => {
    before ??= new Set(ambiguousIn(workflow).map(keyOf));
    const known = before;
    const ports = namedPorts(edge, definitionOf(edge.from), definitionOf(edge.to));
    const named = ports.kind === 'binds' ? ports.inputs : [];
    const added = ambiguousIn(partThatDecides(workflow, graph, edge)).filter(
      (issue) => !known.has(keyOf(issue)) || (issue.nodeId === edge.to && named.includes(issue.input ?? '')),
    );
    return added.find((issue) => issue.nodeId === edge.to) ?? added[0];
  };
}

const keyOf = ({ nodeId, input }: Issue): string => `${nodeId} ${input}`;

/** The edge, the nodes whose inputs it may change (its end and what is behind that), and all that reaches these. */
function partThatDecides(workflow: Workflow, graph: WorkflowGraph, edge: WorkflowEdge): Workflow {
  const [from = -1, to = -1] = [graph.indexOf.get(edge.from), graph.indexOf.get(edge.to)];
  const part = closure(graph, closure(graph, new Set([to]), 'children').add(from), 'parents');
  const isIn = (id: string): boolean => part.has(graph.indexOf.get(id) ?? -1);
  return {
    ...workflow,
    nodes: workflow.nodes.filter((_, index) => part.has(index)),
    edges: [...workflow.edges.filter((other) => isIn(other.from) && isIn(other.to)), edge],
  };
}

/** Adds all nodes in one direction of those in the set. */
function closure(graph: WorkflowGraph, reached: Set<number>, direction: 'parents' | 'children'): Set<number> {
  // A set is iterated in order of insertion, also over what is added meanwhile.
  for (const index of reached) for (const next of graph.nodes[index]?.[direction] ?? []) reached.add(next);
  return reached;
}
