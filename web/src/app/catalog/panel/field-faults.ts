import type { ProblemAt } from '../../api/api-problem';

/** What the server says is wrong, by the pointers of the fields that show it, and what belongs to none of them. */
export interface FieldFaults {
  byField: ReadonlyMap<string, string>;
  others: readonly ProblemAt[];
}

/** Gives each fault to the field of its pointer, or to the one around it: `/legacyPreset/params/a` to `/legacyPreset/params`. */
export function fieldFaults(errors: readonly ProblemAt[], pointers: readonly string[]): FieldFaults {
  const byField = new Map<string, string>();
  const others: ProblemAt[] = [];
  for (const error of errors) {
    const around = pointers.filter((one) => error.pointer === one || error.pointer.startsWith(`${one}/`));
    const field = around.sort((a, b) => b.length - a.length)[0];
    if (field === undefined) others.push(error);
    else byField.set(field, [byField.get(field), error.message].filter(Boolean).join(' '));
  }
  return { byField, others };
}
