import type { CatalogChangeReply, CatalogEntryReply, CatalogHeadReply } from '#contracts';
import { textTable } from '../text-table.js';

/** The catalog's size and digest. */
export function describeHead({ sha256, changedAt, defaultMaterial, counts }: CatalogHeadReply): string {
  const rows = Object.entries({
    'output-type': counts.outputTypes,
    template: counts.templates,
    material: counts.materials,
    'material-alias': counts.aliases,
    'material-rule': counts.rules,
  }).map(([kind, count]) => [kind, String(count)]);
  return `${sha256} since ${changedAt}\ndefault material: ${defaultMaterial}\n\n${textTable(['kind', 'entries'], rows)}`;
}

/** One line per entry, with those of its properties that are a string or a number. */
export function describeEntries(entries: readonly CatalogEntryReply[]): string {
  const rows = entries.map(scalarsOf);
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const isName = (column: string): boolean => column === 'key' || column === 'alias';
  const header = [...columns.filter(isName), ...columns.filter((column) => !isName(column))];
  return textTable(
    header,
    rows.map((row) => header.map((name) => row.get(name) ?? '')),
  );
}

const scalarsOf = (entry: CatalogEntryReply): Map<string, string> =>
  new Map(
    Object.entries(entry).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );

/** One line per change. */
export function describeChanges(changes: readonly CatalogChangeReply[]): string {
  const rows = changes.map(({ id, changedAt, action, kind, key, sha256, undoOf, reason }) => [
    String(id),
    changedAt,
    action,
    undoOf === null ? [kind, key].filter(Boolean).join(' ') : `of ${undoOf}`,
    sha256,
    reason ?? '',
  ]);
  return textTable(['id', 'when', 'action', 'what', 'catalog', 'reason'], rows);
}
