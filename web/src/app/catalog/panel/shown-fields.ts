import type { EntryField, VariantField } from './entry-field';
import { valueAt, type Values } from '../entries/values';

/** The fields that an entry with these values has. */
export const shownFields = (fields: readonly EntryField[], values: Values): EntryField[] =>
  fields.filter(({ when }) => {
    if (!when) return true;
    const value = valueAt(values, when.pointer);
    return when.is === undefined ? value !== undefined : value === when.is;
  });

/** The place of the option that a value is of. */
export function chosenVariant({ options }: VariantField, value: unknown): number {
  const kindOf = (one: unknown): unknown => (one as { kind?: unknown } | undefined)?.kind;
  return options.findIndex((option) =>
    value === undefined || option.value === undefined ? option.value === value : kindOf(option.value) === kindOf(value),
  );
}
