import type { Edit } from '#workflow-core';
import type { Base, Field } from './field';
import { sameJson } from './json';

type Target = Pick<Field, 'pointer' | 'value' | 'defaultValue' | 'isRow' | 'canReset' | 'base'>;

/**
 * The edit that sets a field of a node; null where nothing changes. The default is set by taking away what is there:
 * a param that is not written follows the step's later versions.
 */
export function setEdit(id: string, field: Target, value: unknown): Edit | null {
  if (value === undefined) return resetEdit(id, field);
  if (sameJson(value, field.value)) return null;
  const isDefault = !field.isRow && sameJson(value, field.defaultValue);
  if (isDefault && (field.value === undefined || field.canReset)) return resetEdit(id, field);
  return onBase(id, field.base, { kind: 'setParam', id, pointer: field.pointer, value });
}

/** The edit by which the default of a field holds again; null where it does. */
export function resetEdit(id: string, { pointer, value, canReset, base }: Target): Edit | null {
  if (value === undefined || !canReset) return null;
  return onBase(id, base, { kind: 'resetParam', id, pointer });
}

function onBase(id: string, base: Base | null, edit: Edit): Edit {
  if (base === null || base.pointer === pointerOf(edit)) return edit;
  return { kind: 'compound', edits: [{ kind: 'setParam', id, pointer: base.pointer, value: base.value }, edit] };
}

const pointerOf = (edit: Edit): string => ('pointer' in edit ? edit.pointer : '');
