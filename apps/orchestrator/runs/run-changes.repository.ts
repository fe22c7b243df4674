import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChangeRows } from './run-rows.js';

/** One statement for a batch: five lists of rows, none of which touches a row twice. */
const SAVE = `
  with told as (
    update orchestrator.attempt a
       set outcome = c.outcome, outputs = c.outputs, logs = c.logs, failure = c.failure, environment = c.environment,
           cache = coalesce(c.cache, a.cache), worker = c.worker, delivery_count = c.delivery_count, started_at = to_timestamp(c.started_at / 1000.0),
           finished_at = to_timestamp(c.finished_at / 1000.0)
      from jsonb_to_recordset(?::jsonb) as c (node_run_id uuid, attempt int, outcome text, outputs jsonb, logs jsonb,
           failure jsonb, environment jsonb, cache jsonb, worker text, delivery_count int, started_at float8, finished_at float8)
     where a.node_run_id = c.node_run_id and a.attempt = c.attempt
  ), abandoned as (
    update orchestrator.attempt a
       set outcome = 'abandoned', failure = c.failure, finished_at = now()
      from jsonb_to_recordset(?::jsonb) as c (node_run_id uuid, attempt int, failure jsonb)
     where a.node_run_id = c.node_run_id and a.attempt = c.attempt and a.outcome = 'open'
  ), dispatched as (
    insert into orchestrator.attempt (node_run_id, attempt, traceparent)
      select node_run_id, attempt, traceparent
        from jsonb_to_recordset(?::jsonb) as c (node_run_id uuid, attempt int, traceparent text)
    on conflict (node_run_id, attempt) do nothing
  ), moved as (
    update orchestrator.node_run n
       set status = c.status, attempt = c.attempt, failures = c.failures, failure = c.failure,
           next_attempt_at = to_timestamp(c.due_at / 1000.0),
           queue_deadline_at = case when c.status = 'dispatched' then now() + c.queue_ms * interval '1 ms' end,
           execution_deadline_at = case when c.status = 'running' then now() + c.execution_ms * interval '1 ms' end,
           dispatched_at = case when c.status = 'dispatched' then now() else n.dispatched_at end,
           started_at = case c.status when 'running' then now() when 'dispatched' then null else n.started_at end,
           finished_at = case when c.status in ('succeeded', 'failed', 'skipped', 'cancelled') then now() end,
           traceparent = coalesce(c.traceparent, n.traceparent)
      from jsonb_to_recordset(?::jsonb) as c (id uuid, status text, attempt int, failures int, failure jsonb,
           due_at float8, queue_ms float8, execution_ms float8, traceparent text)
     where n.id = c.id
  )
  update orchestrator.run r
     set status = c.status, failure = c.failure, revision = r.revision + 1,
         finished_at = case when c.status <> 'running' then coalesce(r.finished_at, now()) end
    from jsonb_to_recordset(?::jsonb) as c (id text, status text, failure jsonb)
   where r.id = c.id`;

/** Makes a batch's decisions true, inside the transaction that holds the runs locked. */
@Injectable()
export class RunChangesRepository {
  async save(em: EntityManager, rows: ChangeRows): Promise<void> {
    if (rows.runs.length === 0) return;
    const lists = [rows.results, rows.abandoned, rows.newAttempts, rows.nodeRuns, rows.runs];
    await em.execute(
      SAVE,
      lists.map((list) => JSON.stringify(list)),
    );
  }
}
