import type { EntityManager } from '@mikro-orm/postgresql';
import type { CatalogChangeReply } from '#contracts';
import { OperationalError } from '#platform/http';
import { usableCatalog } from '#steps';
import type { CatalogDocument } from '#steps';
import type { OutsideUse } from './catalog-edit.js';

/** The newest document, without the entries that nothing can use, and the sha256 under which both paths read it. */
export interface CatalogHead {
  sha256: string;
  changedAt: Date;
  document: CatalogDocument;
}

/** A row of the history before it has its id and time. */
export type NewChange = Pick<CatalogChangeReply, 'action' | 'kind' | 'key' | 'reason' | 'undoOf'>;

/** The head. Rejects with 503 `catalog_empty` where nobody seeded. */
export async function readHead(em: EntityManager): Promise<CatalogHead> {
  const [row] = await em.execute<{ sha256: string; changed_at: Date; document: CatalogDocument }[]>(
    `select d.sha256, h.changed_at, d.document
       from orders.catalog_head h join orders.catalog_document d on d.sha256 = h.sha256`,
  );
  if (!row) throw new OperationalError('catalog_empty', 'There is no catalog yet. Seed it before dispatching.');
  return { sha256: row.sha256, changedAt: new Date(row.changed_at), document: usableCatalog(row.document).document };
}

/** The head, kept until the transaction ends: `update` for one editor after the other, `share` against being edited. */
export async function lockHead(em: EntityManager, strength: 'update' | 'share'): Promise<CatalogHead> {
  // A statement of its own: a join would read the document of the head before the wait.
  await em.execute(`select id from orders.catalog_head for ${strength}`);
  return readHead(em);
}

/** A document as it was stored. */
export async function findDocument(em: EntityManager, sha256: string): Promise<CatalogDocument | null> {
  const [row] = await em.execute<{ document: CatalogDocument }[]>(
    'select document from orders.catalog_document where sha256 = ?',
    [sha256],
  );
  return row?.document ?? null;
}

/** Keeps a document under its sha256; one that is there stays. */
export async function insertDocument(em: EntityManager, sha256: string, document: CatalogDocument): Promise<void> {
  await em.execute(
    'insert into orders.catalog_document (sha256, document) values (?, ?::jsonb) on conflict (sha256) do nothing',
    [sha256, JSON.stringify(document)],
  );
}

export async function hasHead(em: EntityManager): Promise<boolean> {
  return (await em.execute<object[]>('select id from orders.catalog_head')).length > 0;
}

/** Puts the first head in place; false where there is one. */
export async function insertFirstHead(em: EntityManager, sha256: string): Promise<boolean> {
  const rows = await em.execute<{ id: number }[]>(
    'insert into orders.catalog_head (id, sha256) values (1, ?) on conflict (id) do nothing returning id',
    [sha256],
  );
  return rows.length > 0;
}

/** Another head, and the rows that say why. */
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
    `insert into orders.catalog_edit (sha256, previous, action, kind, key, reason, undo_of)
      select ?, ?, action, kind, key, reason, "undoOf"
        from jsonb_to_recordset(?::jsonb)
          as row(action text, kind text, key text, reason text, "undoOf" bigint)`,
    [sha256, previous, JSON.stringify(changes)],
  );
}

interface ChangeRow {
  id: string;
  sha256: string;
  previous: string | null;
  action: CatalogChangeReply['action'];
  kind: CatalogChangeReply['kind'];
  key: string | null;
  reason: string | null;
  undo_of: string | null;
  changed_at: Date;
}

/** The newest changes, newest first. */
export async function readChanges(em: EntityManager, limit: number, after?: number): Promise<CatalogChangeReply[]> {
  const rows = await em.execute<ChangeRow[]>(
    'select * from orders.catalog_edit where ?::bigint is null or id < ? order by id desc limit ?',
    [after ?? null, after ?? null, limit],
  );
  return rows.map(({ undo_of, changed_at, ...row }) => ({
    ...row,
    id: Number(row.id),
    undoOf: undo_of === null ? null : Number(undo_of),
    changedAt: new Date(changed_at).toISOString(),
  }));
}

/** Which of these entries order lines and products' assignments use: three of the users by name, and how many there are. */
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
