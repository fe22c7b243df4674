import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { POOLS } from '#contracts';
import type { PoolLoad } from '#contracts';

interface LoadRow extends Omit<PoolLoad, 'paused'> {
  since: string | null;
  reason: string | null;
}

/** What each pool has to do, by PostgreSQL. */
@Injectable()
export class PoolLoadsRepository {
  constructor(private readonly orm: MikroORM) {}

  async list(): Promise<PoolLoad[]> {
    const rows = await this.orm.em.fork().execute<LoadRow[]>(
      `select p.pool, count(*) filter (where n.status = 'ready')::int as ready,
              count(*) filter (where n.status = 'dispatched')::int as queued,
              count(*) filter (where n.status = 'running')::int as running,
              extract(epoch from now() - min(coalesce(n.ready_at, n.dispatched_at, r.created_at))
                filter (where n.status in ('ready', 'dispatched')))::float8 as "oldestWaitingSeconds",
              to_char(h.paused_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, h.reason
         from jsonb_array_elements_text(?::jsonb) with ordinality as p (pool, position)
         left join orchestrator.node_run n on n.pool = p.pool and n.status in ('ready', 'dispatched', 'running')
         left join orchestrator.run r on r.id = n.run_id
         left join orchestrator.paused_pool h on h.pool = p.pool
        group by p.pool, p.position, h.paused_at, h.reason order by p.position`,
      [JSON.stringify(POOLS)],
    );
    return rows.map(({ since, reason, ...load }) => ({
      ...load,
      paused: since === null ? null : { since, reason: reason ?? '' },
    }));
  }
}
