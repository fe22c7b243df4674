import { jsonPointer } from '../model/json-pointer.js';
import { ownValue, plainObject } from '../model/plain-object.js';
import type { Workflow } from '../model/workflow.js';
import { jsonChanges } from './json-changes.js';
import { occurrences } from './occurrences.js';
import type { WorkflowChange } from './workflow-change.js';

/** What only an editor shows: `ui` of nodes that both have, and of the whole workflow; one change for each of its members. */
export function diffLayout(before: Workflow, after: Workflow): WorkflowChange[] {
  const old = occurrences(before.nodes, (node) => node.id);
  const now = occurrences(after.nodes, (node) => node.id);
  const stayed = [...old].filter(([key]) => now.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  const ofNodes = stayed.flatMap(([key, node]) =>
    members(node.ui, now.get(key)?.ui).map(({ name, ...change }): WorkflowChange => ({
      kind: 'layout_changed',
      nodeId: node.id,
      ...change,
      path: jsonPointer('nodes', node.id, 'ui', name),
      message: `Node "${node.id}": ${name} changed in the editor.`,
    })),
  );
  const ofAll = members(before.ui, after.ui).map(({ name, ...change }): WorkflowChange => ({
    kind: 'layout_changed',
    ...change,
    path: jsonPointer('ui', name),
    message: `The workflow's ${name} changed in the editor.`,
  }));
  return [...ofNodes, ...ofAll];
}

interface MemberChange {
  name: string;
  before?: unknown;
  after?: unknown;
}

/** Shallow: a node that was dragged is one change, not one for x and one for y. */
function members(before: unknown, after: unknown): MemberChange[] {
  const [a, b] = [plainObject(before) ?? {}, plainObject(after) ?? {}];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return names.flatMap((name): MemberChange[] => {
    const [old, now] = [ownValue(a, name), ownValue(b, name)];
    if (jsonChanges(old, now).length === 0) return [];
    return [{ name, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }];
  });
}
