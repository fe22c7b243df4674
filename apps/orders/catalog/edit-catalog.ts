import { canonicalJson } from '#contracts';
import type { CatalogKind } from '#contracts';
import type { CatalogDocument } from '#steps';
import type {
  CatalogEdit,
  CatalogEntries,
  CatalogProblem,
  DeleteEdit,
  EditedCatalog,
  OutsideUse,
  PutEdit,
} from './catalog-edit.js';
import { entriesOf, findEntry, keyOf, named, withEntries } from './catalog-entries.js';
import { removalProblems, unknownReferences } from './catalog-references.js';
import { nearKeys } from './near-keys.js';
import { keyProblems, valueProblems } from './value-problems.js';

/**
 * The document after an edit, or why it is refused. Returns the same object where the edit changes nothing.
 * `outside`: uses, outside of the document, of the entry that a delete names.
 */
export function editCatalog(
  document: CatalogDocument,
  edit: CatalogEdit,
  outside: readonly OutsideUse[] = [],
): EditedCatalog {
  if (edit.kind === 'default-material') return setDefault(document, edit.key);
  return edit.action === 'delete' ? remove(document, edit, outside) : put(document, edit);
}

/** Several edits, each applied to the result of the one before; `made` are those that changed something. */
export function editCatalogInTurn(
  document: CatalogDocument,
  edits: readonly CatalogEdit[],
  outside: readonly OutsideUse[],
): { document: CatalogDocument; made: CatalogEdit[] } | { problems: CatalogProblem[] } {
  let current = document;
  const made: CatalogEdit[] = [];
  for (const edit of edits) {
    const edited = editCatalog(current, edit, outside);
    if ('problems' in edited) return edited;
    if (edited.document !== current) made.push(edit);
    current = edited.document;
  }
  return { document: current, made };
}

/** Entries of one document that another does not have. */
export function entriesMissingIn(after: CatalogDocument, before: CatalogDocument, kinds: readonly CatalogKind[]) {
  return kinds.flatMap((kind) =>
    entriesOf(before, kind)
      .map((entry) => ({ kind, key: keyOf(kind, entry) }))
      .filter(({ key }) => !findEntry(after, kind, key)),
  );
}

function setDefault(document: CatalogDocument, material: string): EditedCatalog {
  const problems = unknownReferences(document, { kind: 'default-material', action: 'put', key: material });
  if (problems.length > 0) return { problems };
  return { document: material === document.defaultMaterial ? document : { ...document, defaultMaterial: material } };
}

function remove(document: CatalogDocument, { kind, key }: DeleteEdit, outside: readonly OutsideUse[]): EditedCatalog {
  if (!findEntry(document, kind, key)) return { problems: [unknownKey(document, kind, key)] };
  const kept = entriesOf(document, kind).filter((entry) => keyOf(kind, entry) !== key);
  const after = withEntries(document, kind, kept);
  const problems = removalProblems(after, [{ kind, key }], outside);
  return problems.length > 0 ? { problems } : { document: after };
}

/** The problem of an address that leads to no entry. */
export function unknownKey(document: CatalogDocument, kind: CatalogKind, key: string): CatalogProblem {
  const known = entriesOf(document, kind).map((entry) => keyOf(kind, entry));
  const message = `There is no ${named(kind, key)}. ${nearKeys(key, known)}`;
  return { code: 'catalog_key_unknown', pointer: '', message };
}

function put(document: CatalogDocument, edit: PutEdit): EditedCatalog {
  const { kind, key } = edit;
  const present = findEntry(document, kind, key);
  const problems = [
    ...keyProblems(kind, key),
    ...(present && edit.action === 'create' ? [keyTaken(kind, key)] : []),
    ...unknownReferences(document, edit),
    ...valueProblems(document, edit),
  ];
  if (problems.length > 0) return { problems };
  const entry = entryOf(edit);
  if (present && canonicalJson(present) === canonicalJson(entry)) return { document };
  const entries: CatalogEntries[CatalogKind][] = entriesOf(document, kind);
  const after = present ? entries.map((one) => (one === present ? entry : one)) : [...entries, entry];
  return { document: withEntries(document, kind, after) };
}

/** A plain copy: values may be instances of request classes with undefined properties. */
function entryOf({ kind, key, value }: PutEdit): CatalogEntries[CatalogKind] {
  const plain = JSON.parse(JSON.stringify(value)) as object;
  return { ...plain, [kind === 'material-alias' ? 'alias' : 'key']: key } as object as CatalogEntries[CatalogKind];
}

function keyTaken(kind: CatalogKind, key: string): CatalogProblem {
  const pointer = kind === 'material-alias' ? '/alias' : '/key';
  const message = `There is a ${named(kind, key)} already. PUT replaces it; a new one needs another key.`;
  return { code: 'catalog_key_taken', pointer, message };
}
