import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { StepDuration, StepVersion } from '#contracts';

/** Nodes of a step that are looked at, newest first: bounds the work of a request. */
const NEWEST = 500;

/** The index `node_run_succeeded_index` finds the nodes of a step; an attempt that no worker made is a cached or joined result. */
const DURATIONS = `
  select s.step, s.version, count(*)::int as n,
         percentile_cont(0.5) within group (order by took.seconds) as "medianSeconds",
         percentile_cont(0.9) within group (order by took.seconds) as "p90Seconds"
    from jsonb_to_recordset(?::jsonb) as s (step text, version int)
   cross join lateral (
     select extract(epoch from a.finished_at - a.started_at)::float8 as seconds
       from (select id, attempt from orchestrator.node_run
              where step = s.step and version = s.version and status = 'succeeded'
                and finished_at > now() - interval '30 days'
              order by finished_at desc limit ${NEWEST}) n
       join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
      where a.outcome = 'succeeded' and a.started_at is not null and a.reused_from is null
        and a.worker not in ('cache', 'orchestrator')
   ) took
   group by s.step, s.version`;

/** Reads how long attempts took. */
@Injectable()
export class StepDurationsRepository {
  constructor(private readonly orm: MikroORM) {}

  /** Steps without such attempts are left out. */
  read(steps: readonly StepVersion[]): Promise<StepDuration[]> {
    return this.orm.em.fork().execute(DURATIONS, [JSON.stringify(steps)]);
  }
}
