import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { WaitingNode } from './fair-queue.js';
import type { PoolCounts } from './pool-loads.js';

/** A node that waits this long and is not in this process's queue was left by one that is gone. */
const LEFT_AFTER_MS = 5000;
const LIMIT = 5000;

/** What PostgreSQL knows of tasks that are out and of nodes that wait. */
@Injectable()
export class WaitingNodesRepository {
  constructor(private readonly orm: MikroORM) {}

  /** How many tasks of each pool are with workers or on their way, and how many wait for room. */
  async counts(): Promise<PoolCounts[]> {
    return this.orm.em.fork().execute<PoolCounts[]>(
      `select pool, count(*) filter (where status <> 'ready')::int as outstanding,
              count(*) filter (where status = 'ready')::int as waiting
         from orchestrator.node_run where status in ('ready', 'dispatched', 'running') group by pool`,
    );
  }

  /** Nodes that have been ready for a while, those that wait longest first. */
  waiting(): Promise<WaitingNode[]> {
    return this.orm.em.fork().execute<WaitingNode[]>(
      `select n.run_id as "runId", n.id as "nodeRunId", n.node_id as "nodeId", n.attempt, n.pool,
              r.run_class as "runClass", r.pinned ->> 'orderNumber' as "order"
         from orchestrator.node_run n join orchestrator.run r on r.id = n.run_id
        where n.status = 'ready' and n.ready_at <= now() - ? * interval '1 ms' and r.status = 'running'
          and r.paused_at is null and n.pool not in (select pool from orchestrator.paused_pool)
        order by n.ready_at limit ?`,
      [LEFT_AFTER_MS, LIMIT],
    );
  }
}
