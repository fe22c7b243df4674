import type { CatalogDocument, CatalogKind } from './catalog-kinds';
import { labelOf, keyOf } from './catalog-kinds';

/** An entry that names another; `default-material` is the catalog itself, which names a material. */
export interface EntryUser {
  kind: CatalogKind | 'default-material';
  key: string;
  label: string;
}

/** What in the catalog uses an entry, so that it cannot be deleted. Orders and products are known to the server alone. */
export function usersOf(document: CatalogDocument, kind: CatalogKind, key: string): EntryUser[] {
  if (kind === 'template') {
    const users = document.outputTypes.filter(({ template }) => template === key);
    return users.map((entry) => ({ kind: 'output-type', key: entry.key, label: entry.label }));
  }
  if (kind !== 'material') return [];
  const named = ({ material }: { material: string }): boolean => material === key;
  const asUser =
    (by: CatalogKind) =>
    (entry: Parameters<typeof labelOf>[0]): EntryUser => ({ kind: by, key: keyOf(entry), label: labelOf(entry) });
  return [
    ...(document.defaultMaterial === key
      ? [{ kind: 'default-material' as const, key, label: 'the default material' }]
      : []),
    ...document.aliases.filter(named).map(asUser('material-alias')),
    ...document.rules.filter(named).map(asUser('material-rule')),
  ];
}
