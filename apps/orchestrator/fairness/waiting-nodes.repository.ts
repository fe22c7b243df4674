import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { WaitingNode } from './fair-queue.js';

/** A node that waits this long and is not in this process's queue was left by one that is gone. */
const LEFT_AFTER_MS = 5000;
const LIMIT = 5000;

/** What PostgreSQL knows of tasks that are out and of nodes that wait. */
@Injectable()
export class WaitingNodesRepository {
  constructor(private readonly orm: MikroORM) {}

  /** How many tasks are with workers or on their way, by pool. */
  async outstanding(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.orm.em.fork().execute<{ pool: string; count: number }[]>(
      `select pool, count(*)::int as count from orchestrator.node_run
        where status in ('dispatched', 'running') group by pool`,
    );
    return new Map(rows.map(({ pool, count }) => [pool, count]));
  }

  /** Nodes that have been ready for a while, those that wait longest first. */
  waiting(): Promise<WaitingNode[]> {
    return this.orm.em.fork().execute<WaitingNode[]>(
      `select n.run_id as "runId", n.id as "nodeRunId", n.node_id as "nodeId", n.attempt, n.pool,
              r.run_class as "runClass", r.pinned ->> 'orderNumber' as "order"
         from orchestrator.node_run n join orchestrator.run r on r.id = n.run_id
        where n.status = 'ready' and n.ready_at <= now() - ? * interval '1 ms' and r.status = 'running'
        order by n.ready_at limit ?`,
      [LEFT_AFTER_MS, LIMIT],
    );
  }
}
