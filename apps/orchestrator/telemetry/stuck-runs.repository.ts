import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';

/** Sweeps end a run within seconds of its deadline. */
const OVERDUE = `interval '1 minute'`;

@Injectable()
export class StuckRunsRepository {
  constructor(private readonly orm: MikroORM) {}

  /**
   * How many runs nothing moves on: none of their nodes is open, or their deadline is over and no sweep has ended them. A
   * paused run has ready nodes.
   */
  async count(): Promise<number> {
    const [row] = await this.orm.em.fork().execute<{ stuck: number }[]>(
      `select count(*)::int as stuck from (
         select id from orchestrator.run where status = 'running' and deadline_at < now() - ${OVERDUE}
         union
         select r.id from orchestrator.run r where r.status = 'running'
            -- Each by its index; of those that ended there are many.
            and not exists (select 1 from orchestrator.node_run n
                             where n.run_id = r.id and n.status in ('ready', 'dispatched', 'running'))
            and not exists (select 1 from orchestrator.node_run n where n.run_id = r.id and n.status = 'retry_wait')
       ) runs`,
    );
    return row?.stuck ?? 0;
  }
}
