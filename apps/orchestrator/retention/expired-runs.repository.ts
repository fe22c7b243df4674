import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';

/** Runs of one transaction: with 10,000 nodes each they are still deleted in seconds. */
const BATCH = 20;

const EXPIRED = `r.status <> 'running' and r.finished_at < now() - ? * interval '1 day'
  and r.deadline_at < now() - ? * interval '1 day'`;

const REFERENCED = 'exists (select from orchestrator.run later where later.rerun_of = r.id)';

const DELETE = `
  with attempts as (
    delete from orchestrator.attempt a using orchestrator.node_run n where a.node_run_id = n.id and n.run_id in (?)
  ), nodes as (
    delete from orchestrator.node_run where run_id in (?)
  ), cancellations as (
    delete from orchestrator.run_cancellation where run_id in (?)
  )
  delete from orchestrator.run where id in (?)`;

const UNUSED_PLANS = `
  delete from orchestrator.run_plan p
   where not exists (select from orchestrator.run r where r.semantic_hash = p.semantic_hash)`;

export interface RunCounts {
  expired: number;
  running: number;
  referenced: number;
  younger: number;
}

/** Deletes runs that nobody can need any more, the oldest first. What another run was made from stays as long as that one. */
@Injectable()
export class ExpiredRunsRepository {
  constructor(private readonly orm: MikroORM) {}

  async counts(days: number): Promise<RunCounts> {
    const em = this.orm.em.fork();
    const [counts] = await em.execute<RunCounts[]>(
      `select count(*) filter (where is_expired and not is_referenced)::int as expired,
              count(*) filter (where status = 'running')::int as running,
              count(*) filter (where is_expired and is_referenced)::int as referenced,
              count(*) filter (where status <> 'running' and not is_expired)::int as younger
         from (select status, coalesce(${EXPIRED}, false) as is_expired, ${REFERENCED} as is_referenced
                 from orchestrator.run r) judged`,
      [days, days],
    );
    return counts ?? { expired: 0, running: 0, referenced: 0, younger: 0 };
  }

  /** Some of them in one transaction; answers how many, 0 when none is left. Runs that somebody holds are left for later. */
  deleteSome(days: number): Promise<number> {
    return this.orm.em.fork().transactional(async (em) => {
      const rows = await em.execute<{ id: string }[]>(
        `select r.id from orchestrator.run r where ${EXPIRED} and not ${REFERENCED}
          order by r.finished_at, r.id limit ${BATCH} for update skip locked`,
        [days, days],
      );
      const ids = rows.map(({ id }) => id);
      if (ids.length > 0) await em.execute(DELETE, [ids, ids, ids, ids]);
      return ids.length;
    });
  }

  /** What goes with the runs: plans that no run uses, and wishes to cancel runs that never came. */
  async deleteLeftovers(days: number): Promise<void> {
    await this.orm.em.fork().transactional(async (em) => {
      // A run that is accepted meanwhile writes its plan first: it waits for this, or this for it, and none loses its plan.
      await em.execute(`set local lock_timeout = '5s'`);
      await em.execute('lock table orchestrator.run_plan in share row exclusive mode');
      await em.execute(UNUSED_PLANS);
    });
    await this.orm.em.fork().execute(
      `delete from orchestrator.run_cancellation c where requested_at < now() - ? * interval '1 day'
          and not exists (select from orchestrator.run r where r.id = c.run_id)`,
      [days],
    );
  }
}
