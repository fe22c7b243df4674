import type { EntityManager } from '@mikro-orm/postgresql';
import { currentTraceparent } from '#platform/telemetry';

export interface OutboxRow {
  id: string;
  event: string;
  payload: Record<string, unknown>;
  traceparent: string | null;
}

/** Writes an event with the change that it tells of, in the caller's transaction. */
export async function writeOutbox(
  em: EntityManager,
  event: string,
  payload: object,
  traceparent: string | null = currentTraceparent() ?? null,
): Promise<void> {
  await em.execute('insert into orders.outbox_message (event, payload, traceparent) values (?, ?::jsonb, ?)', [
    event,
    JSON.stringify(payload),
    traceparent,
  ]);
}

/** The oldest unpublished events, locked for this transaction; other relays skip them. */
export async function lockOutbox(em: EntityManager, limit: number): Promise<OutboxRow[]> {
  return em.execute<OutboxRow[]>(
    `select id, event, payload, traceparent from orders.outbox_message
      where published_at is null order by id limit ? for update skip locked`,
    [limit],
  );
}

export async function markPublished(em: EntityManager, ids: string[]): Promise<void> {
  await em.execute('update orders.outbox_message set published_at = now() where id = any(?::bigint[])', [
    `{${ids.join(',')}}`,
  ]);
}
