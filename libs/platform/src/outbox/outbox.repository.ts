import type { EntityManager } from '@mikro-orm/postgresql';

export interface OutboxEvent {
  event: string;
  payload: object;
  traceparent: string | null;
}

export interface OutboxRow extends OutboxEvent {
  id: string;
  /** Unlike the id alone it never comes again, also not in a database that was made anew. */
  messageId: string;
}

/** Writes events with the change that they tell of, in the caller's transaction. `schema` is the service's own. */
export async function writeOutbox(em: EntityManager, schema: string, events: OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  await em.execute(
    `insert into ${schema}.outbox_message (event, payload, traceparent)
      select event, payload, traceparent
        from jsonb_to_recordset(?::jsonb) as c (event text, payload jsonb, traceparent text)`,
    [JSON.stringify(events)],
  );
}

/** As much as is read into memory at once, as PostgreSQL stores it; a single larger event is read alone. */
const BATCH_BYTES = 8_000_000;

/** The oldest events, locked for this transaction; other relays skip them. */
export async function lockOutbox(em: EntityManager, schema: string, limit: number): Promise<OutboxRow[]> {
  return em.execute<OutboxRow[]>(
    `with locked as (
       select id, event, payload, traceparent, created_at, pg_column_size(payload) as bytes
         from ${schema}.outbox_message order by id limit ? for update skip locked
     ), counted as (
       select *, sum(bytes) over (order by id) - bytes as before from locked
     )
     select id, event, payload, traceparent, ? || '-' || id || '-' || extract(epoch from created_at) as "messageId"
       from counted where before < ${BATCH_BYTES} order by id`,
    [limit, schema],
  );
}

export async function deletePublished(em: EntityManager, schema: string, ids: string[]): Promise<void> {
  await em.execute(`delete from ${schema}.outbox_message where id in (?)`, [ids]);
}
