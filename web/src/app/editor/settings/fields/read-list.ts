import { fillDefaults, type ParamsSchema } from '#workflow-core';
import { appliedSchema } from './applied-schema';
import { blankValue } from './blank-value';
import { rowSummary } from './default-text';
import type { Field, Row } from './field';
import { asObject, type Json } from './json';
import type { Place, Read } from './reading';

/** The field of a list. Its default shows as rows, too; the first edit of one writes them all. */
export function readList(part: Read): Field {
  const { place, rules, head, look, reading } = part;
  const items = (Array.isArray(place.value) ? place.value : listOf(head.defaultValue)) as unknown[];
  const isDefault = place.value === undefined && items.length > 0;
  const base = place.base ?? (isDefault ? { pointer: place.pointer, value: items } : null);
  const formPointer = `${place.formPointer}/*`;
  const itemRules = appliedSchema(rules['items'], undefined, { root: reading.root });
  const rowTitle = reading.form.params[formPointer]?.title ?? titleOf(itemRules) ?? 'Item';
  const rows = items.map((value, at): Row => {
    const row: Place = {
      ...{ pointer: `${place.pointer}/${at}`, formPointer, name: rowTitle, schema: rules['items'] },
      ...{ value, isRow: true, base },
    };
    const field = { ...part.read(row, reading), title: `${rowTitle} ${at + 1}` };
    return {
      field,
      summary: isOpened(field) ? summaryOf(value, { text: look.row, itemRules, title: field.title }) : '',
    };
  });
  return {
    ...{ ...head, kind: 'list', rows, items, rowTitle },
    newItem: blankValue(rules['items'], reading.root),
    minItems: Number(rules['minItems'] ?? 0),
    maxItems: typeof rules['maxItems'] === 'number' ? rules['maxItems'] : null,
  };
}

/** A row of one control needs no opening. */
const isOpened = ({ kind }: Field): boolean => ['object', 'list', 'variants'].includes(kind);

function summaryOf(
  value: unknown,
  { text, itemRules, title }: { text: string | undefined; itemRules: ParamsSchema; title: string },
) {
  const item = asObject(value);
  return (item && rowSummary(fillDefaults({ ...item }, itemRules), text)) || title;
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const titleOf = ({ title }: Json): string | undefined => (typeof title === 'string' ? title : undefined);
