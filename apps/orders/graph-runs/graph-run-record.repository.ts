import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphRunReply } from '#contracts';
import { isoTime } from '#platform/orm';
import { ordersTables } from '../orders.orm.config.js';
import type { GraphRunRecord } from './graph-run-record.js';

/** Orders' record of a delivery's graph run; `open` until it ended. */
export type StoredGraphRun = GraphRunRecord & { open: boolean };

/** Null where orders requested no such graph run for that delivery. */
export async function findGraphRun(
  em: EntityManager,
  { runId, deliveryId }: { runId: string; deliveryId: string },
): Promise<StoredGraphRun | null> {
  const [found] = await em.execute<StoredGraphRun[]>(
    `select r.run_id as "runId", d.mode, d.pinned, r.notifies, r.state in ('requested', 'not_started') as open,
            (select jsonb_build_object('notify', type->'notify', 'legacyPreset', type->'legacyPreset')
               from jsonb_array_elements(c.document->'outputTypes') as type
              where type->>'key' = d.pinned->>'outputType' limit 1) as "outputType",
            coalesce((select jsonb_agg(material->>'key')
                        from jsonb_array_elements(c.document->'materials') as material), '[]'::jsonb) as materials
       from orders.path_run r
       join orders.delivery d on d.id = r.delivery_id
       left join orders.catalog_document c on c.sha256 = d.pinned->>'catalog'
      where r.run_id = ? and r.delivery_id = ? and r.path = 'graph'`,
    [runId, deliveryId],
  );
  return found ?? null;
}

/** How far orders knows a graph run to be; null where it requested none of that id. */
export async function findGraphRunState(em: EntityManager, runId: string): Promise<GraphRunReply | null> {
  const run = await ordersTables(em)
    .selectFrom('path_run')
    .select(['runId', 'state', 'createdAt'])
    .where('runId', '=', runId)
    .where('path', '=', 'graph')
    .executeTakeFirst();
  return run ? { runId, state: run.state, createdAt: isoTime(run.createdAt) } : null;
}

/** Ends a run whose report was refused: its effects are not staged and it can never commit. False where it has ended before. */
export async function failGraphRun(em: EntityManager, runId: string): Promise<boolean> {
  const failed = await em.execute<unknown[]>(
    `update orders.path_run set state = 'failed', may_commit = false, finished_at = now()
      where run_id = ? and path = 'graph' and state in ('requested', 'not_started') returning run_id`,
    [runId],
  );
  return failed.length > 0;
}
