import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { executePrepared, executeWithin } from '#platform/orm';
import type { OutboxEvent } from '#platform/outbox';
import { OrchestratorConfig } from '../orchestrator.config.js';
import { BatchMetrics } from './batch-metrics.js';
import type { RunDecision } from './decide-run.js';
import { changeRows } from './run-rows.js';
import type { AttemptTrace, ChangeRows } from './run-rows.js';

/**
 * One statement for a batch: lists of rows, none of which touches a row twice. Each row names its run, and only what belongs
 * to a run that still has the revision it was decided on is done: nobody else's decision can be overwritten. Runs are
 * locked in id order, so that nobody waits in a circle. Times are those of the statement, not of the transaction: that
 * began before it waited for a run's lock, and a node would be dispatched before the end of the parent it waited for.
 */
const SAVE = `
  with held as (
    select r.id, c.status, c.failure, c.is_paused
      from jsonb_to_recordset($1::jsonb) as c (id text, revision int, status text, failure jsonb, is_paused boolean)
      join orchestrator.run r on r.id = c.id and r.revision = c.revision
     where r.status = 'running' order by r.id for update of r
  ), told as (
    update orchestrator.attempt a
       set outcome = c.outcome, outputs = c.outputs, logs = c.logs, failure = c.failure, environment = c.environment,
           cache = coalesce(c.cache, a.cache), worker = c.worker, delivery_count = c.delivery_count, started_at = to_timestamp(c.started_at / 1000.0),
           finished_at = to_timestamp(c.finished_at / 1000.0)
      from jsonb_to_recordset($2::jsonb) as c (run_id text, node_run_id uuid, attempt int, outcome text, outputs jsonb,
           logs jsonb, failure jsonb, environment jsonb, cache jsonb, worker text, delivery_count int, started_at float8,
           finished_at float8)
      join held on held.id = c.run_id
     where a.node_run_id = c.node_run_id and a.attempt = c.attempt
  ), abandoned as (
    update orchestrator.attempt a
       set outcome = 'abandoned', failure = c.failure, finished_at = statement_timestamp()
      from jsonb_to_recordset($3::jsonb) as c (run_id text, node_run_id uuid, attempt int, failure jsonb)
      join held on held.id = c.run_id
     where a.node_run_id = c.node_run_id and a.attempt = c.attempt and a.outcome = 'open'
  ), dispatched as (
    insert into orchestrator.attempt (node_run_id, attempt, traceparent)
      select node_run_id, attempt, traceparent
        from jsonb_to_recordset($4::jsonb) as c (run_id text, node_run_id uuid, attempt int, traceparent text)
        join held on held.id = c.run_id
    on conflict (node_run_id, attempt) do nothing
  ), moved as (
    update orchestrator.node_run n
       set status = c.status, attempt = c.attempt, failures = c.failures, failure = c.failure,
           next_attempt_at = to_timestamp(c.due_at / 1000.0),
           queue_deadline_at = case when c.status = 'dispatched' then statement_timestamp() + c.queue_ms * interval '1 ms' end,
           execution_deadline_at = case when c.status = 'running' then statement_timestamp() + c.execution_ms * interval '1 ms' end,
           ready_at = case c.status when 'ready' then coalesce(n.ready_at, statement_timestamp()) end,
           dispatched_at = case when c.status = 'dispatched' then statement_timestamp() else n.dispatched_at end,
           started_at = case c.status when 'running' then statement_timestamp() when 'dispatched' then null else n.started_at end,
           finished_at = case when c.status in ('succeeded', 'failed', 'skipped', 'cancelled') then statement_timestamp() end,
           traceparent = coalesce(c.traceparent, n.traceparent)
      from jsonb_to_recordset($5::jsonb) as c (run_id text, id uuid, status text, attempt int, failures int, failure jsonb,
           due_at float8, queue_ms float8, execution_ms float8, traceparent text)
      join held on held.id = c.run_id
     where n.id = c.id
  ), announced as (
    insert into orchestrator.outbox_message (event, payload, traceparent)
      select event, payload, traceparent
        from jsonb_to_recordset($6::jsonb) as c (run_id text, event text, payload jsonb, traceparent text)
        join held on held.id = c.run_id
  )
  update orchestrator.run r
     set status = held.status, failure = held.failure, revision = r.revision + 1,
         finished_at = case when held.status <> 'running' then coalesce(r.finished_at, statement_timestamp()) end,
         paused_at = case when held.is_paused then coalesce(r.paused_at, statement_timestamp()) end
    from held where r.id = held.id
  returning r.id as "runId", floor(extract(epoch from statement_timestamp()) * 1000)::float8 as now`;

const STATEMENT = { name: 'save run changes', text: SAVE };
/** An event that is told exactly if the change of its run is made. */
export type RunOutboxEvent = OutboxEvent & { runId: string };

/** A run whose changes were made; `now` is PostgreSQL's time in milliseconds. */
interface SavedRun {
  runId: string;
  now: number;
}

/** Persists a batch of decisions. */
@Injectable()
export class RunChangesRepository {
  private readonly metrics = new BatchMetrics();

  constructor(
    private readonly orm: MikroORM,
    private readonly config: OrchestratorConfig,
  ) {}

  /** Inside the transaction that holds the runs locked. */
  async save(em: EntityManager, decisions: readonly RunDecision[], traceOf: AttemptTrace): Promise<void> {
    if (decisions.length === 0) return;
    const rows = changeRows(decisions, this.config.executionGraceMs, traceOf);
    const values = parameters(rows, []);
    const saved = await this.metrics.time('sql', () => executeWithin<SavedRun>(em, STATEMENT, values));
    if (saved.length < decisions.length) throw new Error('A run changed although it was held locked.');
  }

  /** On its own, without locks taken before: answers the runs whose revision was still the one decided on. */
  saveAlone(
    decisions: readonly RunDecision[],
    traceOf: AttemptTrace,
    events: readonly RunOutboxEvent[],
  ): Promise<SavedRun[]> {
    const rows = changeRows(decisions, this.config.executionGraceMs, traceOf);
    const values = parameters(rows, events);
    return this.metrics.time('sql', () => executePrepared<SavedRun>(this.orm, STATEMENT, values));
  }
}

function parameters(
  { runs, results, abandoned, newAttempts, nodeRuns }: ChangeRows,
  events: readonly RunOutboxEvent[],
) {
  const outbox = events.map(({ runId, ...event }) => ({ run_id: runId, ...event }));
  return [runs, results, abandoned, newAttempts, nodeRuns, outbox].map((list) => JSON.stringify(list));
}
