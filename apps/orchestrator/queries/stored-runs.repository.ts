import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { RunPlan } from '#workflow-core';
import type { StoredNodeRun, StoredRun } from './run-reply.js';

const iso = (column: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const RUN = `
  select id as "runId", delivery_id as "deliveryId", order_line_id as "orderLineId", run_class as "runClass",
         workflow_key as "workflowKey", workflow_version as "workflowVersion", semantic_hash as "semanticHash", status,
         failure, traceparent, ${iso('created_at')} as "createdAt", ${iso('finished_at')} as "finishedAt"
    from orchestrator.run`;

const NODE_RUN = `
  select n.run_id as "runId", n.id as "nodeRunId", n.node_id as "nodeId", n.step, n.version, n.status, n.attempt,
         a.outputs, a.logs, a.cache, n.failure, ${iso('coalesce(a.started_at, n.started_at)')} as "startedAt",
         ${iso('n.finished_at')} as "finishedAt"
    from orchestrator.node_run n
    left join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt`;

const LISTED = 200;

/** Reads runs for people. */
@Injectable()
export class StoredRunsRepository {
  constructor(private readonly orm: MikroORM) {}

  async find(runId: string): Promise<StoredRun | null> {
    const [run] = await this.orm.em.fork().execute<StoredRun[]>(`${RUN} where id = ?`, [runId]);
    return run ?? null;
  }

  /** The newest two hundred, newest first; those of one delivery where it is named. */
  list(deliveryId?: string): Promise<StoredRun[]> {
    const where = deliveryId === undefined ? 'where true' : 'where delivery_id = ?';
    const params = deliveryId === undefined ? [] : [deliveryId];
    return this.orm.em.fork().execute(`${RUN} ${where} order by created_at desc, id limit ${LISTED}`, params);
  }

  async nodes(runIds: string[]): Promise<StoredNodeRun[]> {
    if (runIds.length === 0) return [];
    return this.orm.em.fork().execute(`${NODE_RUN} where n.run_id in (?) order by n.run_id, n.position`, [runIds]);
  }

  async plan(semanticHash: string): Promise<RunPlan | null> {
    const rows = await this.orm.em
      .fork()
      .execute<{ plan: RunPlan }[]>('select plan from orchestrator.run_plan where semantic_hash = ?', [semanticHash]);
    return rows[0]?.plan ?? null;
  }
}
