import type { Field, NumberField } from './field';
import type { FieldGroup } from './settings-fields';

/** A line of a group: one field, or the two sides of a size. */
export type GroupRow = { key: string; field: Field } | { key: string; width: NumberField; height: NumberField };

/** The lines of a group, in which the sides of a size stand beside each other where the first of them is. */
export function groupRows({ fields, sizes }: Pick<FieldGroup, 'fields' | 'sizes'>): GroupRow[] {
  const numbers = new Map(
    fields.flatMap((field) => (field.kind === 'number' ? [[field.pointer, field] as const] : [])),
  );
  const pairs = sizes.flatMap((size) => {
    const [width, height] = [numbers.get(size.width), numbers.get(size.height)];
    return width && height ? [{ key: width.pointer, width, height }] : [];
  });
  return fields.flatMap((field): GroupRow[] => {
    const pair = pairs.find(({ width, height }) => width === field || height === field);
    if (!pair) return [{ key: field.pointer, field }];
    const first = fields.find((other) => other === pair.width || other === pair.height);
    return first === field ? [pair] : [];
  });
}
