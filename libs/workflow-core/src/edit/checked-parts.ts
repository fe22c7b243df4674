import { canonicalJson } from '../canonical/canonical-json.js';
import { edgeKey, edgeText } from '../model/edge-identity.js';
import { parseWorkflow } from '../model/parse-workflow.js';
import { shown } from '../model/plain-object.js';
import type { Workflow, WorkflowEdge, WorkflowNode } from '../model/workflow.js';
import { EditError } from './edit-error.js';

/** An unshared copy of the value. Throws EditError `invalid_value` for what JSON cannot hold. */
export function copiedJson<T>(value: T, what: string): T {
  try {
    canonicalJson(value);
    return JSON.parse(JSON.stringify(value)) as T;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new EditError('invalid_value', `${what} cannot be ${shown(value)}: ${error.message}`);
  }
}

/** A copy of the node. Throws EditError where the format refuses it or the workflow has a node of its id. */
export function newNode(workflow: Workflow, node: WorkflowNode): WorkflowNode {
  const copy = copiedJson(node, 'A node');
  const issue = parseWorkflow({ version: 1, nodes: [copy], edges: [] }).issues[0];
  if (issue) throw new EditError('invalid_node', `The node cannot be added: ${issue.message} ${issue.hint}`);
  if (!hasNode(workflow, copy.id)) return copy;
  throw new EditError('duplicate_id', `The workflow has a node "${copy.id}" already; take another id.`);
}

/** A copy of the edge. Throws EditError where the format refuses it, an end is missing or the workflow has the same edge. */
export function newEdge(workflow: Workflow, edge: WorkflowEdge): WorkflowEdge {
  const copy = copiedJson(edge, 'An edge');
  const issue = parseWorkflow({ version: 1, nodes: [], edges: [copy] }).issues[0];
  if (issue) throw new EditError('invalid_edge', `The edge cannot be added: ${issue.message} ${issue.hint}`);
  for (const id of [copy.from, copy.to]) {
    if (!hasNode(workflow, id)) throw unknownNode(id, `the edge ${edgeText(copy)} cannot be added`);
  }
  if (edgeIndex(workflow, copy) < 0) return copy;
  throw new EditError('duplicate_edge', `The workflow has the edge ${edgeText(copy)} already.`);
}

/** The position of the first edge that is the same, or -1. */
export function edgeIndex(workflow: Workflow, edge: WorkflowEdge): number {
  const key = edgeKey(edge);
  return workflow.edges.findIndex((other) => edgeKey(other) === key);
}

/** The position of the first node of the id. Throws EditError `unknown_node`. */
export function nodeIndex(workflow: Workflow, id: string): number {
  const index = workflow.nodes.findIndex((node) => node.id === id);
  if (index < 0) throw unknownNode(id, 'it cannot be changed');
  return index;
}

function hasNode(workflow: Workflow, id: string): boolean {
  return workflow.nodes.some((node) => node.id === id);
}

function unknownNode(id: string, effect: string): EditError {
  return new EditError('unknown_node', `The workflow has no node ${shown(id)}; ${effect}.`);
}
