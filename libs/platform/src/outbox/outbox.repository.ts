import type { EntityManager } from '@mikro-orm/postgresql';

export interface OutboxEvent {
  event: string;
  payload: object;
  traceparent: string | null;
}

export interface OutboxRow {
  id: string;
  event: string;
  /** JSON as it is stored, which is how it is published. */
  payload: string;
  traceparent: string | null;
  /** Unique also across re-created databases, unlike the id. */
  messageId: string;
}

/** Writes events with the change that they are about, in the caller's transaction. `schema` is the service's own. */
export async function writeOutbox(em: EntityManager, schema: string, events: OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  await em.execute(
    `insert into ${schema}.outbox_message (event, payload, traceparent)
      select event, payload, traceparent
        from jsonb_to_recordset(?::jsonb) as c (event text, payload jsonb, traceparent text)`,
    [JSON.stringify(events)],
  );
}

/** Bytes of stored payloads that are read into memory at once; a single larger event is read alone. */
const BATCH_BYTES = 8_000_000;

/** The oldest unpublished events except those named, locked for this transaction; other relays skip them. */
export async function lockOutbox(
  em: EntityManager,
  schema: string,
  { limit, but }: { limit: number; but: readonly string[] },
): Promise<OutboxRow[]> {
  return em.execute<OutboxRow[]>(
    `with locked as (
       select id, event, payload, traceparent, created_at, pg_column_size(payload) as bytes
         from ${schema}.outbox_message
        -- Ordered by the null as well, so that no plan walks over the published ones.
        where published_to is null and id <> all(?::bigint[])
        order by published_to, id limit ? for update skip locked
     ), counted as (
       select *, sum(bytes) over (order by id) - bytes as before from locked
     )
     select id, event, payload::text, traceparent, ? || '-' || id || '-' || extract(epoch from created_at) as "messageId"
       from counted where before < ${BATCH_BYTES} order by id`,
    [`{${but.join(',')}}`, limit, schema],
  );
}

/** How many seconds the oldest unpublished event waits; 0 where there is none. */
export async function outboxAge(em: EntityManager, schema: string): Promise<number> {
  const [oldest] = await em.execute<{ age: number }[]>(
    `select extract(epoch from statement_timestamp() - created_at)::float8 as age
       from ${schema}.outbox_message where published_to is null order by published_to, id limit 1`,
  );
  return Math.max(0, oldest?.age ?? 0);
}

/**
 * `stream`: the event stream before they were published, so that no event that was lost with it counts as published.
 */
export async function markPublished(em: EntityManager, schema: string, ids: string[], stream: string): Promise<void> {
  await em.execute(`update ${schema}.outbox_message set published_at = now(), published_to = ? where id in (?)`, [
    stream,
    ids,
  ]);
}

export async function deleteOutbox(em: EntityManager, schema: string, ids: string[]): Promise<void> {
  await em.execute(`delete from ${schema}.outbox_message where id in (?)`, [ids]);
}

/** Marks up to `limit` events as unpublished that were published to another stream than this one; returns how many. */
export async function republishLost(em: EntityManager, schema: string, stream: string, limit: number): Promise<number> {
  const before = `select id from ${schema}.outbox_message where published_to < ? order by published_to, id limit ?`;
  const after = `select id from ${schema}.outbox_message where published_to > ? order by published_to, id limit ?`;
  const lost = await em.execute<unknown[]>(
    `with lost as (
       select id from ${schema}.outbox_message where id in ((${before}) union all (${after})) for update skip locked
     )
     update ${schema}.outbox_message m set published_at = null, published_to = null
       from lost where m.id = lost.id returning m.id`,
    [stream, limit, stream, limit],
  );
  return lost.length;
}

/** How long a published event is kept for publishing it again. */
const KEPT = `interval '15 minutes'`;

/** Deletes events that this stream has had longer than that, among its `limit` oldest; returns how many. */
export async function purgePublished(
  em: EntityManager,
  schema: string,
  stream: string,
  limit: number,
): Promise<number> {
  const purged = await em.execute<unknown[]>(
    `with oldest as (
       -- A range of one, so that its order is that of the index and no plan walks over all ids.
       select id, published_at from ${schema}.outbox_message
        where published_to between ? and ? order by published_to, id limit ?
     ), expired as (
       select m.id from ${schema}.outbox_message m join oldest using (id)
        where oldest.published_at < now() - ${KEPT} for update of m skip locked
     )
     delete from ${schema}.outbox_message m using expired where m.id = expired.id returning m.id`,
    [stream, stream, limit],
  );
  return purged.length;
}
