import { parseWorkflow } from '../model/parse-workflow.js';
import { plainObject } from '../model/plain-object.js';
import type { Workflow, WorkflowNode } from '../model/workflow.js';
import { edgeKey } from '../model/edge-identity.js';
import { copiedJson } from './checked-parts.js';
import type { CanvasPoint, WorkflowFragment } from './edit.js';
import { EditError } from './edit-error.js';
import { withValueAt } from './json-place.js';

const LONGEST_ID = 64;

/** Nodes as a clipboard holds them, in the order of the workflow, with the edges between them; unknown ids are left out. */
export function copyNodes(workflow: Workflow, ids: readonly string[]): WorkflowFragment {
  const copied = new Set(ids);
  return {
    nodes: workflow.nodes.filter(({ id }) => copied.has(id)),
    edges: workflow.edges.filter(({ from, to }) => copied.has(from) && copied.has(to)),
  };
}

/** Which id each node of a fragment gets: its own where it is free, else `render_2`, `render_3`. The same for the same workflow. */
export function pastedIds(workflow: Workflow, fragment: WorkflowFragment): Map<string, string> {
  const taken = new Set(workflow.nodes.map((node) => node.id));
  return new Map(
    fragment.nodes.map(({ id }) => {
      const fresh = freeId(id, taken);
      taken.add(fresh);
      return [id, fresh];
    }),
  );
}

/** A node id that is not taken: the wanted one, else with the next number in place of the one at its end. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const name = wanted.replace(/_\d+$/, '') || 'node';
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) {
    const number = `_${count}`;
    id = name.slice(0, LONGEST_ID - number.length) + number;
  }
  return id;
}

/** Adds the fragment's nodes under free ids, moved by `offset` where they have a position, and its edges between them. */
export function pasteNodes(
  workflow: Workflow,
  { fragment, offset }: { fragment: WorkflowFragment; offset?: CanvasPoint },
): Workflow {
  const copy = copiedJson({ nodes: fragment.nodes, edges: fragment.edges }, 'A fragment');
  const issue = parseWorkflow({ version: 1, ...copy }).issues[0];
  if (issue) throw new EditError('invalid_node', `The fragment cannot be pasted: ${issue.message} ${issue.hint}`);
  if (copy.nodes.length === 0 && copy.edges.length === 0) return workflow;
  const ids = pastedIds(workflow, copy);
  if (ids.size < copy.nodes.length) throw new EditError('duplicate_id', 'Two of the pasted nodes share an id.');
  if (new Set(copy.edges.map(edgeKey)).size < copy.edges.length) {
    throw new EditError('duplicate_edge', 'Two of the pasted edges are the same.');
  }
  const nodes = copy.nodes.map((node) => ({ ...moved(node, offset), id: ids.get(node.id) ?? node.id }));
  const edges = copy.edges.map((edge) => ({ ...edge, from: pastedEnd(edge.from, ids), to: pastedEnd(edge.to, ids) }));
  return { ...workflow, nodes: [...workflow.nodes, ...nodes], edges: [...workflow.edges, ...edges] };
}

function pastedEnd(id: string, ids: ReadonlyMap<string, string>): string {
  const fresh = ids.get(id);
  if (fresh !== undefined) return fresh;
  throw new EditError('unknown_node', `A pasted edge names "${id}", which is none of the pasted nodes.`);
}

function moved(node: WorkflowNode, offset: CanvasPoint | undefined): WorkflowNode {
  const position = plainObject(node.ui?.['position']);
  const [x, y] = [position?.['x'], position?.['y']];
  if (!offset || typeof x !== 'number' || typeof y !== 'number') return node;
  return {
    ...node,
    ui: withValueAt(node.ui ?? {}, '/position', copiedJson({ x: x + offset.x, y: y + offset.y }, 'A position')),
  };
}
