import type { CanvasPoint, Workflow } from '#workflow-core';
import type { Schema } from '../../../api/api-types';

export type MarkColour = Schema<'CategoryColour'> | null;

/** The colours that a group or a note may have; null is none. */
export const MARK_COLOURS: readonly MarkColour[] = [
  ...([null, 'order', 'geometry', 'materials', 'studio', 'rendering', 'delivery'] as const),
];

/** Nodes that are shown in a frame. A node says in its own `ui` which group it is in. */
export interface Group {
  id: string;
  label: string;
  colour: MarkColour;
  nodeIds: readonly string[];
}

export interface Note extends CanvasPoint {
  id: string;
  text: string;
  colour: MarkColour;
}

type Json = Record<string, unknown>;

/** The groups that have nodes, with what of them can be read: `ui` is open, others may write it, too. */
export function groupsOf({ nodes, ui }: Workflow): Group[] {
  const members = new Map<string, string[]>();
  for (const node of nodes) {
    const group = node.ui?.['group'];
    if (typeof group === 'string') members.set(group, [...(members.get(group) ?? []), node.id]);
  }
  return Object.entries(objectOf(ui?.['groups'])).flatMap(([id, value]) => {
    const { label, colour } = objectOf(value);
    const nodeIds = members.get(id) ?? [];
    if (nodeIds.length === 0) return [];
    return [{ ...{ id, nodeIds }, label: typeof label === 'string' ? label : id, colour: colourOf(colour) }];
  });
}

/** The notes that have a text and a place. */
export function notesOf({ ui }: Workflow): Note[] {
  return Object.entries(objectOf(ui?.['notes'])).flatMap(([id, value]) => {
    const { text, position, colour } = objectOf(value);
    const { x, y } = objectOf(position);
    if (typeof text !== 'string' || typeof x !== 'number' || typeof y !== 'number') return [];
    return [{ id, text, x, y, colour: colourOf(colour) }];
  });
}

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

const colourOf = (value: unknown): MarkColour => MARK_COLOURS.find((colour) => colour === value) ?? null;
