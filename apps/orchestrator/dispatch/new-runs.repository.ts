import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { executePrepared, executeWithin } from '#platform/orm';
import type { OutboxEvent } from '#platform/outbox';
import { plannedNodes } from '../runs/planned-nodes.js';
import type { RunDecision } from '../runs/decide-run.js';
import type { AttemptTrace } from '../runs/run-rows.js';
import type { PreparedRun } from './prepare-run.js';

/** That of a run when it is stored. */
export const FIRST_REVISION = 1;

/** One statement for a batch of new runs: what belongs to a run that was stored already is left alone. */
const INSERT = `
  with planned as (
    insert into orchestrator.run_plan (semantic_hash, plan)
      select semantic_hash, plan from jsonb_to_recordset($1::jsonb) as c (semantic_hash text, plan jsonb)
    on conflict (semantic_hash) do nothing
  ), stored as (
    insert into orchestrator.run (id, delivery_id, order_line_id, run_class, workflow_key, workflow_version,
           semantic_hash, pinned, spread, bypass_cache, status, failure, revision, deadline_at, traceparent, finished_at)
      select id, delivery_id, order_line_id, run_class, workflow_key, workflow_version, semantic_hash, pinned, spread,
             bypass_cache, status, failure, ${FIRST_REVISION}, to_timestamp(deadline_at / 1000.0), traceparent,
             case when status <> 'running' then now() end
        from jsonb_to_recordset($2::jsonb) as c (id text, delivery_id text, order_line_id text, run_class text,
             workflow_key text, workflow_version int, semantic_hash text, pinned jsonb, spread jsonb, bypass_cache boolean,
             status text, failure jsonb,
             deadline_at float8, traceparent text)
    on conflict (id) do nothing
    returning id
  ), noded as (
    insert into orchestrator.node_run (id, run_id, node_id, position, step, version, pool, requires, status, attempt,
           failures, queue_deadline_at, ready_at, dispatched_at, traceparent)
      select c.id, run_id, node_id, position, step, version, pool, requires, status, attempt, 0,
             case when status = 'dispatched' then now() + queue_ms * interval '1 ms' end,
             case when status = 'ready' then now() end, case when status = 'dispatched' then now() end, traceparent
        from jsonb_to_recordset($3::jsonb) as c (id uuid, run_id text, node_id text, position int, step text, version int,
             pool text, requires text, status text, attempt int, queue_ms float8, traceparent text)
        join stored on stored.id = c.run_id
  ), dispatched as (
    insert into orchestrator.attempt (node_run_id, attempt, traceparent)
      select c.id, attempt, traceparent
        from jsonb_to_recordset($3::jsonb) as c (id uuid, run_id text, status text, attempt int, traceparent text)
        join stored on stored.id = c.run_id
       where status = 'dispatched'
  ), announced as (
    insert into orchestrator.outbox_message (event, payload, traceparent)
      select event, payload, traceparent
        from jsonb_to_recordset($4::jsonb) as c (run_id text, event text, payload jsonb, traceparent text)
        join stored on stored.id = c.run_id
  )
  select id as "runId" from stored`;

const STATEMENT = { name: 'insert runs', text: INSERT };

/** A run as it is stored first: what was decided at its start, and what is told of it. */
export interface NewRun {
  prepared: PreparedRun;
  decision: RunDecision;
  event: OutboxEvent | null;
}

@Injectable()
export class NewRunsRepository {
  constructor(private readonly orm: MikroORM) {}

  /** PostgreSQL's time in milliseconds: no other clock decides what is too late. */
  async now(): Promise<number> {
    const statement = { name: 'now', text: 'select floor(extract(epoch from now()) * 1000)::float8 as now' };
    const [row] = await executePrepared<{ now: number }>(this.orm, statement, []);
    return row?.now ?? Date.now();
  }

  /** Stores runs, each of them once in the list; answers the ids of those that were not there before. */
  async insert(runs: readonly NewRun[], traceOf: AttemptTrace): Promise<ReadonlySet<string>> {
    if (runs.length === 0) return new Set();
    return idsOf(await executePrepared(this.orm, STATEMENT, parameters(runs, traceOf)));
  }

  /** The same inside a transaction that goes on with them. */
  async insertWithin(em: EntityManager, runs: readonly NewRun[], traceOf: AttemptTrace): Promise<ReadonlySet<string>> {
    return idsOf(await executeWithin(em, STATEMENT, parameters(runs, traceOf)));
  }
}

const idsOf = (rows: { runId: string }[]): Set<string> => new Set(rows.map(({ runId }) => runId));

function parameters(runs: readonly NewRun[], traceOf: AttemptTrace): string[] {
  const started = runs.filter(({ prepared }) => !prepared.failure);
  const plans = new Map(started.map(({ prepared: { whole } }) => [whole.semanticHash, whole]));
  const told = runs.flatMap(({ prepared, event }) => (event ? [{ run_id: prepared.request.runId, ...event }] : []));
  const lists = [
    [...plans].map(([semantic_hash, plan]) => ({ semantic_hash, plan })),
    runs.map(({ prepared }) => runRow(prepared)),
    started.flatMap(({ decision }) => nodeRows(decision, traceOf)),
    told,
  ];
  return lists.map((list) => JSON.stringify(list));
}

const runRow = ({ request, traceparent, spread, failure }: PreparedRun): object => ({
  id: request.runId,
  delivery_id: request.deliveryId,
  order_line_id: request.orderLineId,
  run_class: request.runClass,
  workflow_key: request.workflow.key,
  workflow_version: request.workflow.version,
  semantic_hash: request.workflow.semanticHash,
  pinned: request.pinned,
  spread,
  bypass_cache: request.cache === 'bypass',
  status: failure ? 'failed' : 'running',
  failure,
  deadline_at: request.deadlineAt,
  traceparent,
});

function nodeRows(decision: RunDecision, traceOf: AttemptTrace): object[] {
  const { run, after } = decision;
  const planned = plannedNodes(after.plan);
  const changed = new Map(decision.changedNodes.map((node) => [node.nodeId, node]));
  return [...planned.values()].map(({ nodeId, step, version, pool, requires, timeouts }, position) => {
    const { status, attempt } = changed.get(nodeId) ?? { status: 'pending', attempt: 0 };
    return {
      id: run.nodeRuns.get(nodeId)?.nodeRunId,
      run_id: run.facts.runId,
      node_id: nodeId,
      ...{ position, step, version, pool, requires, status, attempt },
      queue_ms: timeouts.queueMs,
      traceparent: status === 'dispatched' ? traceOf(decision, nodeId) : null,
    };
  });
}
