import { CATALOG_KINDS, catalogKinds } from '#contracts';
import type { CatalogKind } from '#contracts';
import { jsonPointer } from '#workflow-core';
import type { CatalogDocument } from '#steps';
import type { CatalogEdit, CatalogEntries, CatalogProblem, OutsideUse } from './catalog-edit.js';
import { entriesOf, findEntry, keyOf, named } from './catalog-entries.js';
import { nearKeys } from './near-keys.js';

/** Which field of an entry names an entry of another kind. */
const REFERENCE: Record<CatalogKind, { field: string; names: CatalogKind } | null> = {
  'output-type': { field: 'template', names: 'template' },
  template: null,
  material: null,
  'material-alias': { field: 'material', names: 'material' },
  'material-rule': { field: 'material', names: 'material' },
};

const fieldOf = (entry: object, field: string): string => (entry as Record<string, string>)[field] as string;

/** References of an edit to entries that the document does not have. */
export function unknownReferences(document: CatalogDocument, edit: CatalogEdit): CatalogProblem[] {
  if (edit.action === 'delete') return [];
  if (edit.kind === 'default-material') return unknown(document, '/material', 'material', edit.key);
  const reference = REFERENCE[edit.kind];
  if (!reference) return [];
  return unknown(document, `/${reference.field}`, reference.names, fieldOf(edit.value, reference.field));
}

function unknown(document: CatalogDocument, pointer: string, kind: CatalogKind, key: string): CatalogProblem[] {
  if (findEntry(document, kind, key)) return [];
  const known = entriesOf(document, kind).map((entry) => keyOf(kind, entry));
  const message = `There is no ${named(kind, key)} in the catalog. ${nearKeys(key, known)}`;
  return [{ code: 'unknown_reference', pointer, message }];
}

/** References that block the removal of entries: in the document after it, and outside of the document. */
export function removalProblems(
  after: CatalogDocument,
  removed: readonly { kind: CatalogKind; key: string }[],
  outside: readonly OutsideUse[],
): CatalogProblem[] {
  return removed.flatMap(({ kind, key }) => [
    ...usersOf(after, kind, key).map(({ by, pointer }) => referenced({ kind, key, by }, pointer)),
    ...outside.filter((use) => use.kind === kind && use.key === key).map((use) => referenced(use, '')),
  ]);
}

function referenced({ kind, key, by }: OutsideUse, pointer: string): CatalogProblem {
  const message = `The ${named(kind, key)} cannot be deleted: ${by} uses it. Change that first.`;
  return { code: 'catalog_referenced', pointer, message };
}

function usersOf(document: CatalogDocument, kind: CatalogKind, key: string): { by: string; pointer: string }[] {
  const users = catalogKinds.flatMap((by) => usersOfKind(document, by, { kind, key }));
  if (kind !== 'material' || document.defaultMaterial !== key) return users;
  return [...users, { by: 'the default material', pointer: '/defaultMaterial' }];
}

function usersOfKind<K extends CatalogKind>(
  document: CatalogDocument,
  by: K,
  used: { kind: CatalogKind; key: string },
): { by: string; pointer: string }[] {
  const reference = REFERENCE[by];
  if (reference?.names !== used.kind) return [];
  return entriesOf(document, by).flatMap((entry: CatalogEntries[K], at) =>
    fieldOf(entry, reference.field) === used.key
      ? [
          {
            by: `the ${named(by, keyOf(by, entry))}`,
            pointer: jsonPointer(CATALOG_KINDS[by].list, at, reference.field),
          },
        ]
      : [],
  );
}
