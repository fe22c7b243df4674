import { freeId, type CanvasPoint, type Edit, type Workflow } from '#workflow-core';
import { groupsOf, notesOf, type MarkColour } from './marks';

/** Every edit here is of `ui` alone: what the workflow does stays as it is. */

/** Puts nodes into a new group, out of the ones they were in; null for no nodes. */
export function groupEdit(workflow: Workflow, nodeIds: readonly string[]): { edit: Edit; id: string } | null {
  if (nodeIds.length === 0) return null;
  const id = freeId('group', keysOf(workflow, 'groups'));
  const label = id === 'group' ? 'Group' : `Group ${id.replace('group_', '')}`;
  const edits: Edit[] = [
    { kind: 'setUi', pointer: `/groups/${id}`, value: { label } },
    ...nodeIds.map((nodeId): Edit => ({ kind: 'setUi', id: nodeId, pointer: '/group', value: id })),
    ...emptied(workflow, nodeIds),
  ];
  return { edit: { kind: 'compound', label: 'Group', edits }, id };
}

/** Takes nodes out of their groups; a group without nodes goes. Null where none is in a group. */
export function ungroupEdit(workflow: Workflow, nodeIds: readonly string[]): Edit | null {
  const grouped = workflow.nodes.filter(({ id, ui }) => nodeIds.includes(id) && typeof ui?.['group'] === 'string');
  if (grouped.length === 0) return null;
  const edits = grouped.map(({ id }): Edit => ({ kind: 'resetUi', id, pointer: '/group' }));
  return { kind: 'compound', label: 'Ungroup', edits: [...edits, ...emptied(workflow, nodeIds)] };
}

/** Removes the groups that have no other nodes than these. */
export function emptied(workflow: Workflow, nodeIds: readonly string[]): Edit[] {
  return groupsOf(workflow)
    .filter((group) => group.nodeIds.every((id) => nodeIds.includes(id)))
    .map(({ id }): Edit => ({ kind: 'resetUi', pointer: `/groups/${id}` }));
}

export const labelGroupEdit = (id: string, label: string): Edit => ({
  ...{ kind: 'setUi', pointer: `/groups/${id}/label`, value: label },
});

/** Adds a note. */
export function noteEdit(workflow: Workflow, { x, y }: CanvasPoint, text: string): Edit {
  const id = freeId('note', keysOf(workflow, 'notes'));
  const value = { text, position: { x: Math.round(x), y: Math.round(y) } };
  return { kind: 'setUi', pointer: `/notes/${id}`, value };
}

export const textNoteEdit = (id: string, text: string): Edit => ({
  ...{ kind: 'setUi', pointer: `/notes/${id}/text`, value: text },
});

/** Moves a note; null for one that is not there. */
export function moveNoteEdit(workflow: Workflow, id: string, by: CanvasPoint): Edit | null {
  const note = notesOf(workflow).find((one) => one.id === id);
  if (!note) return null;
  return { kind: 'setUi', pointer: `/notes/${id}/position`, value: { x: note.x + by.x, y: note.y + by.y } };
}

export const removeNoteEdit = (id: string): Edit => ({ kind: 'resetUi', pointer: `/notes/${id}` });

/** Colours a group or a note; null where it has that colour already. */
export function colourEdit(
  { kind, id, colour }: { kind: 'groups' | 'notes'; id: string; colour: MarkColour },
  wanted: MarkColour,
): Edit | null {
  const pointer = `/${kind}/${id}/colour`;
  if (wanted === colour) return null;
  return wanted === null ? { kind: 'resetUi', pointer } : { kind: 'setUi', pointer, value: wanted };
}

function keysOf({ ui }: Workflow, kind: 'groups' | 'notes'): ReadonlySet<string> {
  const found = ui?.[kind];
  return new Set(typeof found === 'object' && found !== null ? Object.keys(found) : []);
}
