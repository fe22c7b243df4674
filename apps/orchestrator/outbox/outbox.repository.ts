import type { EntityManager } from '@mikro-orm/postgresql';

export interface OutboxEvent {
  event: string;
  payload: object;
  traceparent: string | null;
}

export interface OutboxRow extends OutboxEvent {
  id: string;
}

/** Writes events with the change that they tell of, in the caller's transaction. */
export async function writeOutbox(em: EntityManager, events: OutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  await em.execute(
    `insert into orchestrator.outbox_message (event, payload, traceparent)
      select event, payload, traceparent
        from jsonb_to_recordset(?::jsonb) as c (event text, payload jsonb, traceparent text)`,
    [JSON.stringify(events)],
  );
}

/** The oldest events, locked for this transaction; other relays skip them. */
export async function lockOutbox(em: EntityManager, limit: number): Promise<OutboxRow[]> {
  return em.execute<OutboxRow[]>(
    `select id, event, payload, traceparent from orchestrator.outbox_message order by id limit ?
      for update skip locked`,
    [limit],
  );
}

export async function deletePublished(em: EntityManager, ids: string[]): Promise<void> {
  await em.execute('delete from orchestrator.outbox_message where id in (?)', [ids]);
}
