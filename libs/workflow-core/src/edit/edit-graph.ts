import type { Workflow, WorkflowEdge, WorkflowNode } from '../model/workflow.js';
import { edgeText } from '../model/edge-identity.js';
import { edgeIndex, newEdge, newNode, nodeIndex } from './checked-parts.js';
import { EditError } from './edit-error.js';
import type { SemanticEdit } from './edit.js';

type EditOf<K extends SemanticEdit['kind']> = Extract<SemanticEdit, { kind: K }>;

/** Adds a node at the end of the list. */
export function addNode(workflow: Workflow, { node }: EditOf<'addNode'>): Workflow {
  return { ...workflow, nodes: [...workflow.nodes, newNode(workflow, node)] };
}

/** Removes nodes and the edges that would lose an end; edges stay where another node has the same id. */
export function removeNodes(workflow: Workflow, { ids, heal = [] }: EditOf<'removeNodes'>): Workflow {
  if (ids.length === 0 && heal.length === 0) return workflow;
  const indexes = new Set(ids.map((id) => nodeIndex(workflow, id)));
  const nodes = workflow.nodes.filter((_, index) => !indexes.has(index));
  const left = new Set(nodes.map((node) => node.id));
  const gone = new Set(ids.filter((id) => !left.has(id)));
  const edges = workflow.edges.filter((edge) => !gone.has(edge.from) && !gone.has(edge.to));
  return heal.reduce((healed, edge) => connect(healed, { kind: 'connect', edge }), { ...workflow, nodes, edges });
}

/** Renames a node. Its edges are those that name its id. */
export function renameNode(workflow: Workflow, { id, to }: EditOf<'renameNode'>): Workflow {
  const index = nodeIndex(workflow, id);
  if (to === id) return workflow;
  newNode(workflow, { id: to, step: 'any', params: {} });
  const renamed = { ...(workflow.nodes[index] as WorkflowNode), id: to };
  const named = (end: string): string => (end === id ? to : end);
  const edges = workflow.edges.map((edge) =>
    edge.from === id || edge.to === id ? { ...edge, from: named(edge.from), to: named(edge.to) } : edge,
  );
  return { ...workflow, nodes: workflow.nodes.with(index, renamed), edges };
}

/** Adds an edge at the end of the list. */
export function connect(workflow: Workflow, { edge }: EditOf<'connect'>): Workflow {
  return { ...workflow, edges: [...workflow.edges, newEdge(workflow, edge)] };
}

/** Removes an edge; of equal ones the first. */
export function disconnect(workflow: Workflow, { edge }: EditOf<'disconnect'>): Workflow {
  return { ...workflow, edges: workflow.edges.toSpliced(knownEdge(workflow, edge), 1) };
}

/** Replaces an edge by two with a new node between them, at the edge's place in the list. */
export function insertOnEdge(workflow: Workflow, edit: EditOf<'insertOnEdge'>): Workflow {
  const index = knownEdge(workflow, edit.edge);
  const added = addNode(workflow, { kind: 'addNode', node: edit.node });
  const { from, to, output, input } = edit.edge;
  const before: WorkflowEdge = { from, to: edit.node.id, output, input: edit.input };
  const after: WorkflowEdge = { from: edit.node.id, to, output: edit.output, input };
  const halves = [before, after].map((half) => newEdge(added, half));
  return { ...added, edges: added.edges.toSpliced(index, 1, ...halves) };
}

function knownEdge(workflow: Workflow, edge: WorkflowEdge): number {
  const index = edgeIndex(workflow, edge);
  if (index < 0) throw new EditError('unknown_edge', `The workflow has no edge ${edgeText(edge)}.`);
  return index;
}
