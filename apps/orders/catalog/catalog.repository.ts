import type { EntityManager } from '@mikro-orm/postgresql';
import { LRUCache } from 'lru-cache';
import type { CatalogChangeReply } from '#contracts';
import { OperationalError } from '#platform/http';
import { isoTime } from '#platform/orm';
import { usableCatalog } from '#steps';
import type { CatalogDocument } from '#steps';
import { ordersTables } from '../orders.orm.config.js';
import type { OutsideUse } from './catalog-edit.js';

/** The newest document, without unusable entries, and the sha256 under which both paths read it. */
export interface CatalogHead {
  sha256: string;
  changedAt: string;
  document: CatalogDocument;
}

/** A row of the history before it has its id and time. */
export type NewChange = Pick<CatalogChangeReply, 'action' | 'kind' | 'key' | 'reason' | 'undoOf' | 'changedBy'>;

/** By sha256, and documents are immutable: each dispatched line reads the head, and checking its patterns takes milliseconds. */
const usableDocuments = new LRUCache<string, CatalogDocument>({ max: 4 });

/** The head. Rejects with 503 `catalog_empty` before the catalog is seeded. */
export async function readHead(em: EntityManager): Promise<CatalogHead> {
  const head = await ordersTables(em).selectFrom('catalog_head').select(['sha256', 'changedAt']).executeTakeFirst();
  const document = head && (usableDocuments.get(head.sha256) ?? (await readUsable(em, head.sha256)));
  if (!document) throw new OperationalError('catalog_empty', 'There is no catalog yet. Seed it before dispatching.');
  return { sha256: head.sha256, changedAt: isoTime(head.changedAt), document };
}

async function readUsable(em: EntityManager, sha256: string): Promise<CatalogDocument | undefined> {
  const stored = await findDocument(em, sha256);
  if (!stored) return undefined;
  const { document } = usableCatalog(stored);
  usableDocuments.set(sha256, document);
  return document;
}

/** The head, locked until the transaction ends: `update` to edit it, `share` to keep it from being edited. */
export async function lockHead(em: EntityManager, strength: 'update' | 'share'): Promise<CatalogHead> {
  // A statement of its own: a join would read the document of the head before the wait.
  const head = selectHeadId(em);
  await (strength === 'update' ? head.forUpdate() : head.forShare()).execute();
  return readHead(em);
}

/** A document as it was stored. */
export async function findDocument(em: EntityManager, sha256: string): Promise<CatalogDocument | null> {
  const row = await ordersTables(em)
    .selectFrom('catalog_document')
    .select('document')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row?.document ?? null;
}

/** Inserts a document under its sha256, if it is not there. */
export async function insertDocument(em: EntityManager, sha256: string, document: CatalogDocument): Promise<void> {
  await em.execute(
    'insert into orders.catalog_document (sha256, document) values (?, ?::jsonb) on conflict (sha256) do nothing',
    [sha256, JSON.stringify(document)],
  );
}

export async function hasHead(em: EntityManager): Promise<boolean> {
  return (await selectHeadId(em).executeTakeFirst()) !== undefined;
}

const selectHeadId = (em: EntityManager) => ordersTables(em).selectFrom('catalog_head').select('id');

/** Inserts the first head; false where there is one. */
export async function insertFirstHead(em: EntityManager, sha256: string): Promise<boolean> {
  const rows = await em.execute<{ id: number }[]>(
    'insert into orders.catalog_head (id, sha256) values (1, ?) on conflict (id) do nothing returning id',
    [sha256],
  );
  return rows.length > 0;
}

/** Moves the head to another document and records the changes. */
export async function moveHead(
  em: EntityManager,
  move: { from: string; to: string; changes: readonly NewChange[] },
): Promise<void> {
  await em.execute('update orders.catalog_head set sha256 = ?, changed_at = now()', [move.to]);
  await insertChanges(em, { sha256: move.to, previous: move.from }, move.changes);
}

export async function insertChanges(
  em: EntityManager,
  { sha256, previous }: { sha256: string; previous: string | null },
  changes: readonly NewChange[],
): Promise<void> {
  await em.execute(
    `insert into orders.catalog_edit (sha256, previous, action, kind, key, reason, undo_of, changed_by)
      select ?, ?, action, kind, key, reason, "undoOf", "changedBy"
        from jsonb_to_recordset(?::jsonb)
          as row(action text, kind text, key text, reason text, "undoOf" bigint, "changedBy" text)`,
    [sha256, previous, JSON.stringify(changes)],
  );
}

/** The newest changes, newest first; only those older than the id `after`. */
export async function readChanges(em: EntityManager, limit: number, after?: number): Promise<CatalogChangeReply[]> {
  const newestFirst = ordersTables(em).selectFrom('catalog_edit').selectAll().orderBy('id', 'desc').limit(limit);
  const rows = await (after === undefined ? newestFirst : newestFirst.where('id', '<', after)).execute();
  return rows.map((row) => ({
    ...row,
    id: Number(row.id),
    undoOf: row.undoOf === null ? null : Number(row.undoOf),
    changedAt: isoTime(row.changedAt),
  }));
}

/** Which of these entries order lines and products' assignments use: three users by name, and their number. */
export async function readOutsideUse(
  em: EntityManager,
  entries: readonly Pick<OutsideUse, 'kind' | 'key'>[],
): Promise<OutsideUse[]> {
  const keysOf = (kind: string): string =>
    JSON.stringify(entries.filter((entry) => entry.kind === kind).map(({ key }) => key));
  const rows = await em.execute<{ kind: 'output-type' | 'material'; key: string; users: string[]; total: string }[]>(
    `select 'output-type' as kind, l.output_type as key, count(distinct o.number) as total,
            (array_agg(distinct o.number))[1:3] as users
       from orders.order_line l join orders.customer_order o on o.id = l.order_id
      where l.output_type in (select jsonb_array_elements_text(?::jsonb)) group by l.output_type
     union all
     select 'material', m.material, count(distinct m.product), (array_agg(distinct m.product))[1:3]
       from orders.product_material m
      where m.delivery_id is null and m.material in (select jsonb_array_elements_text(?::jsonb)) group by m.material`,
    [keysOf('output-type'), keysOf('material')],
  );
  return rows.map(({ kind, key, users, total }) => ({ kind, key, by: describeUsers(kind, users, Number(total)) }));
}

function describeUsers(kind: 'output-type' | 'material', users: string[], total: number): string {
  const noun = kind === 'output-type' ? 'order' : 'product';
  const more = total > users.length ? ` and ${total - users.length} more` : '';
  return `${noun}${total > 1 ? 's' : ''} ${users.join(', ')}${more}`;
}
