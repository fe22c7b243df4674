import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';
import { startRun } from '#workflow-core';
import type { OpenRun } from '../runs/open-run.js';
import type { PreparedRun } from './prepare-run.js';

const INSERT_RUNS = `
  insert into orchestrator.run (id, delivery_id, order_line_id, run_class, workflow_key, workflow_version,
         semantic_hash, pinned, bypass_cache, status, failure, deadline_at, traceparent, finished_at)
    select id, delivery_id, order_line_id, run_class, workflow_key, workflow_version, semantic_hash, pinned, bypass_cache, status,
           failure, to_timestamp(deadline_at / 1000.0), traceparent, case when status <> 'running' then now() end
      from jsonb_to_recordset(?::jsonb) as c (id text, delivery_id text, order_line_id text, run_class text,
           workflow_key text, workflow_version int, semantic_hash text, pinned jsonb, bypass_cache boolean, status text, failure jsonb,
           deadline_at float8, traceparent text)
  on conflict (id) do nothing
  returning id, floor(extract(epoch from now()) * 1000)::float8 as now`;

const INSERT_PLANS = `
  insert into orchestrator.run_plan (semantic_hash, plan)
    select semantic_hash, plan from jsonb_to_recordset(?::jsonb) as c (semantic_hash text, plan jsonb)
  on conflict (semantic_hash) do nothing`;

const INSERT_NODE_RUNS = `
  insert into orchestrator.node_run (id, run_id, node_id, position, step, version, pool, requires, status, attempt, failures)
    select id, run_id, node_id, position, step, version, pool, requires, 'pending', 0, 0
      from jsonb_to_recordset(?::jsonb) as c (id uuid, run_id text, node_id text, position int, step text, version int,
           pool text, requires text)`;

/** A run that was stored just now, by this transaction. */
export interface NewRun {
  prepared: PreparedRun;
  run: OpenRun;
}

@Injectable()
export class NewRunsRepository {
  /** PostgreSQL's time in milliseconds: no other clock decides what is too late. */
  async now(em: EntityManager): Promise<number> {
    const [row] = await em.execute<{ now: number }[]>('select floor(extract(epoch from now()) * 1000)::float8 as now');
    return row?.now ?? Date.now();
  }

  /** Stores runs before their first event; answers only those that were not there before. */
  async insert(em: EntityManager, prepared: PreparedRun[]): Promise<NewRun[]> {
    const once = [...new Map(prepared.map((run) => [run.request.runId, run])).values()];
    await this.insertPlans(em, once);
    const inserted = await em.execute<{ id: string; now: number }[]>(INSERT_RUNS, [JSON.stringify(once.map(runRow))]);
    const nowById = new Map(inserted.map(({ id, now }) => [id, now]));
    const runs = once.flatMap((run): NewRun[] => {
      const now = nowById.get(run.request.runId);
      return now === undefined ? [] : [{ prepared: run, run: openRun(run, now) }];
    });
    const nodes = runs.flatMap(({ run }) => nodeRows(run));
    if (nodes.length > 0) await em.execute(INSERT_NODE_RUNS, [JSON.stringify(nodes)]);
    return runs;
  }

  private async insertPlans(em: EntityManager, prepared: PreparedRun[]): Promise<void> {
    const runnable = prepared.filter((run) => !run.failure).map(({ plan }) => [plan.semanticHash, plan] as const);
    const rows = [...new Map(runnable)].map(([semantic_hash, plan]) => ({ semantic_hash, plan }));
    if (rows.length > 0) await em.execute(INSERT_PLANS, [JSON.stringify(rows)]);
  }
}

const runRow = ({ request, traceparent, failure }: PreparedRun): object => ({
  id: request.runId,
  delivery_id: request.deliveryId,
  order_line_id: request.orderLineId,
  run_class: request.runClass,
  workflow_key: request.workflow.key,
  workflow_version: request.workflow.version,
  semantic_hash: request.workflow.semanticHash,
  pinned: request.pinned,
  bypass_cache: request.cache === 'bypass',
  status: failure ? 'failed' : 'running',
  failure,
  deadline_at: request.deadlineAt,
  traceparent,
});

function openRun({ request, traceparent, plan }: PreparedRun, now: number): OpenRun {
  const { runId, deliveryId, orderLineId, runClass, pinned } = request;
  const facts = { runId, deliveryId, orderLineId, runClass, pinned, traceparent, createdAt: now };
  const nodeRuns = plan.nodes.map(({ nodeId }) => [nodeId, { nodeRunId: randomUUID(), traceparent: null }] as const);
  return { revision: 0, facts, state: startRun(plan), nodeRuns: new Map(nodeRuns), now };
}

function nodeRows({ facts, state, nodeRuns }: OpenRun): object[] {
  return state.plan.nodes.map(({ nodeId, step, version, pool, requires }, position) => ({
    id: nodeRuns.get(nodeId)?.nodeRunId,
    run_id: facts.runId,
    node_id: nodeId,
    ...{ position, step, version, pool, requires },
  }));
}
