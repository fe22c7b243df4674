import type { CatalogChangeReply, CatalogHeadReply } from '#contracts';
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

/** A line an entry, with what is one word or number of it. */
export function describeEntries(entries: readonly Record<string, unknown>[]): string {
  const isShort = (value: unknown): boolean => ['string', 'number'].includes(typeof value);
  const columns = [...new Set(entries.flatMap((entry) => Object.keys(entry).filter((name) => isShort(entry[name]))))];
  const isName = (column: string): boolean => column === 'key' || column === 'alias';
  const header = [...columns.filter(isName), ...columns.filter((column) => !isName(column))];
  return textTable(
    header,
    entries.map((entry) => header.map((name) => (isShort(entry[name]) ? String(entry[name]) : ''))),
  );
}

/** A line a change. */
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
