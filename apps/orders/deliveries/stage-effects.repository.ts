import type { EntityManager } from '@mikro-orm/postgresql';
import type { Evidence } from '#contracts';

const rowsOf = (evidence: Evidence): { kind: string; position: number; payload: object }[] =>
  Object.entries({
    asset: evidence.mediaAssets,
    notification: evidence.notifications,
    catalog: evidence.catalogWrites,
  }).flatMap(([kind, payloads]) => payloads.map((payload: object, position) => ({ kind, position, payload })));

/**
 * Stores a run's evidence and stages its effects, which are invisible before the commit. False where the run is unknown or
 * has ended already: a repeated or late report changes nothing.
 */
export async function stageEffects(em: EntityManager, evidence: Evidence): Promise<boolean> {
  const ended = await em.execute<{ run_id: string }[]>(
    `update orders.path_run set state = ?, evidence = ?::jsonb, finished_at = now()
      where run_id = ? and delivery_id = ? and path = ? and state in ('requested', 'not_started') returning run_id`,
    [evidence.status.code, JSON.stringify(evidence), evidence.runId, evidence.deliveryId, evidence.path],
  );
  if (ended.length === 0) return false;
  await em.execute(
    `insert into orders.staged_effect (run_id, kind, position, payload)
      select ?::uuid, kind, position, payload
        from jsonb_to_recordset(?::jsonb) as row(kind text, position int, payload jsonb)`,
    [evidence.runId, JSON.stringify(rowsOf(evidence))],
  );
  return true;
}
