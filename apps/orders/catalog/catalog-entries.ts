import { CATALOG_KINDS } from '#contracts';
import type { CatalogKind } from '#contracts';
import type { CatalogDocument } from '#steps';
import type { CatalogEntries } from './catalog-edit.js';

/** The document's entries of a kind, in its order. */
export const entriesOf = <K extends CatalogKind>(document: CatalogDocument, kind: K): CatalogEntries[K][] =>
  document[CATALOG_KINDS[kind].list] as CatalogEntries[K][];

/** What an entry is named by: its key, an alias by its text. */
export function keyOf<K extends CatalogKind>(kind: K, entry: CatalogEntries[K]): string {
  return (entry as unknown as Record<string, string>)[CATALOG_KINDS[kind].keyField] as string;
}

export const findEntry = <K extends CatalogKind>(
  document: CatalogDocument,
  kind: K,
  key: string,
): CatalogEntries[K] | undefined => entriesOf(document, kind).find((entry) => keyOf(kind, entry) === key);

/** A document with other entries of a kind; the given one stays as it is. */
export const withEntries = <K extends CatalogKind>(
  document: CatalogDocument,
  kind: K,
  entries: CatalogEntries[K][],
): CatalogDocument => ({ ...document, [CATALOG_KINDS[kind].list]: entries });

/** `output type "still"`, for messages. */
export const named = (kind: CatalogKind, key: string): string => `${kind.replace('-', ' ')} "${key}"`;
