import type { Workflow, WorkflowNode } from '../model/workflow.js';
import { copiedJson, nodeIndex } from './checked-parts.js';
import { withoutValueAt, withValueAt } from './json-place.js';
import type { LayoutEdit, SemanticEdit } from './edit.js';

type EditOf<K extends (SemanticEdit | LayoutEdit)['kind']> = Extract<SemanticEdit | LayoutEdit, { kind: K }>;
type JsonObject = Record<string, unknown>;

/** Sets a param of a node. */
export function setParam(workflow: Workflow, { id, pointer, value }: EditOf<'setParam'>): Workflow {
  const copy = copiedJson(value, 'A param');
  return changedNode(workflow, id, 'params', (params) => withValueAt(params, pointer, copy));
}

/** Removes a param of a node. */
export function resetParam(workflow: Workflow, { id, pointer }: EditOf<'resetParam'>): Workflow {
  return changedNode(workflow, id, 'params', (params) => withoutValueAt(params, pointer));
}

/** Places nodes on the canvas, all in one pass. */
export function moveNodes(workflow: Workflow, { moves }: EditOf<'moveNodes'>): Workflow {
  const left = new Map(moves.map(({ id, x, y }) => [id, copiedJson({ x, y }, 'A position')]));
  const nodes = workflow.nodes.map((node) => {
    const position = left.get(node.id);
    if (!position) return node;
    left.delete(node.id);
    const ui = withValueAt(node.ui ?? NO_UI, '/position', position);
    return ui === node.ui ? node : { ...node, ui };
  });
  for (const unknown of left.keys()) nodeIndex(workflow, unknown);
  return nodes.every((node, at) => node === workflow.nodes[at]) ? workflow : { ...workflow, nodes };
}

/** Sets or removes a node's name on the canvas. */
export function setLabel(workflow: Workflow, { id, label }: EditOf<'setLabel'>): Workflow {
  return changedNode(workflow, id, 'ui', (ui) => {
    if (label) return withValueAt(ui, '/label', copiedJson(label, 'A label'));
    return Object.hasOwn(ui, 'label') ? withoutValueAt(ui, '/label') : ui;
  });
}

/** Sets a member of a node's `ui` or of the workflow's. */
export function setUi(workflow: Workflow, { id, pointer, value }: EditOf<'setUi'>): Workflow {
  const copy = copiedJson(value, 'A member of ui');
  return changedUi(workflow, id, (ui) => withValueAt(ui, pointer, copy));
}

/** Removes a member of a node's `ui` or of the workflow's. */
export function resetUi(workflow: Workflow, { id, pointer }: EditOf<'resetUi'>): Workflow {
  return changedUi(workflow, id, (ui) => withoutValueAt(ui, pointer));
}

function changedUi(workflow: Workflow, id: string | undefined, change: (ui: JsonObject) => JsonObject): Workflow {
  if (id !== undefined) return changedNode(workflow, id, 'ui', change);
  const ui = change(workflow.ui ?? NO_UI);
  return ui === (workflow.ui ?? NO_UI) ? workflow : { ...workflow, ui };
}

/** Told apart by identity: a change that answers it changes nothing. */
const NO_UI: JsonObject = {};

function changedNode(
  workflow: Workflow,
  id: string,
  member: 'params' | 'ui',
  change: (old: JsonObject) => JsonObject,
): Workflow {
  const index = nodeIndex(workflow, id);
  const node = workflow.nodes[index] as WorkflowNode;
  const old = node[member] ?? NO_UI;
  const value = change(old);
  return value === old ? workflow : { ...workflow, nodes: workflow.nodes.with(index, { ...node, [member]: value }) };
}
