import { canonicalJson } from '#workflow-core';
import type { EntryField } from './entry-field';
import { valueAt, type Values } from '../entries/values';

/** A field of an entry that two people gave different values. */
export interface Difference {
  label: string;
  theirs: string;
  mine: string;
}

/** The fields, by their labels, in which two versions of an entry differ. */
export function differencesOf(fields: readonly EntryField[], theirs: Values, mine: Values): Difference[] {
  const leaves = fields.filter(({ pointer }) => !fields.some((other) => other.pointer.startsWith(`${pointer}/`)));
  return fields
    .filter((field) => field.control === 'variant' || leaves.includes(field))
    .map(({ label, pointer, control }) => ({
      label,
      theirs: textOf(control, valueAt(theirs, pointer)),
      mine: textOf(control, valueAt(mine, pointer)),
    }))
    .filter(({ theirs: one, mine: other }) => one !== other);
}

/** Of a choice between objects only which one was chosen; what is in it has fields of its own. */
function textOf(control: EntryField['control'], value: unknown): string {
  if (value === undefined || value === '') return '–';
  if (control === 'variant') return (value as { kind?: string }).kind ?? 'given';
  return typeof value === 'object' ? canonicalJson(value) : String(value);
}
