import type { EntityManager } from '@mikro-orm/postgresql';
import type { StoredRun } from '../queries/stored-run.js';
import type { PlannedRerun } from './plan-reruns.service.js';

/** The rerun that does the same and was open at `askedAt` (epoch milliseconds); null where there is none. */
export async function findOpenRerun(
  em: EntityManager,
  { source, planned }: { source: StoredRun; planned: Pick<PlannedRerun, 'version' | 'reuse'> },
  askedAt: number,
): Promise<string | null> {
  const [same] = await em.execute<{ id: string }[]>(
    `select id from orchestrator.run
      where order_line_id = ? and rerun_of = ? and workflow_version = ? and reuse ->> 'fromNode' is not distinct from ?
        and coalesce(finished_at, 'infinity') >= to_timestamp(? / 1000.0)
      order by created_at desc limit 1`,
    [source.orderLineId, source.runId, planned.version, planned.reuse.fromNode, askedAt],
  );
  return same?.id ?? null;
}
