import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { instantOf } from '#contracts';
import type { LatestRun, ListRunsRequest } from '#contracts';
import { isoTime } from './iso-time.js';
import type { StoredRun } from './stored-run.js';

const CURSOR = `to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || id`;

const RUN = `
  select id as "runId", delivery_id as "deliveryId", order_line_id as "orderLineId", run_class as "runClass",
         pinned ->> 'orderNumber' as "orderNumber", pinned -> 'product' as product, pinned ->> 'outputType' as "outputType",
         workflow_key as "workflowKey", workflow_version as "workflowVersion", semantic_hash as "semanticHash", spread, status,
         failure, traceparent, ${isoTime('created_at')} as "createdAt", ${isoTime('finished_at')} as "finishedAt",
         ${isoTime('deadline_at')} as "deadlineAt", ${isoTime('paused_at')} as "pausedAt",
         coalesce(pause_reason, '') as "pauseReason", rerun_of as "rerunOf", reuse, ${CURSOR} as cursor
    from orchestrator.run`;

/** The condition of each filter; its value is the parameter. */
const CONDITIONS: { [K in keyof ListRunsRequest]: string } = {
  deliveryId: 'delivery_id = ?',
  orderLineId: 'order_line_id = ?',
  status: `status = any(string_to_array(?, ','))`,
  workflow: 'workflow_key = ?',
  version: 'workflow_version = ?',
  runClass: 'run_class = ?',
  failureCode: `failure ->> 'code' = ?`,
  q: `(starts_with(id, lower(?)) or strpos(lower(pinned ->> 'orderNumber'), lower(?)) > 0
       or strpos(lower(pinned #>> '{product,key}'), lower(?)) > 0 or strpos(lower(pinned #>> '{product,name}'), lower(?)) > 0)`,
  outputType: `pinned ->> 'outputType' = ?`,
  since: 'created_at >= ?::timestamptz',
  until: 'created_at < ?::timestamptz',
  after: `(created_at, id) < (split_part(?, '_', 1)::timestamptz, split_part(?, '_', 2))`,
};

/** Reads runs for people. */
@Injectable()
export class StoredRunsRepository {
  constructor(private readonly orm: MikroORM) {}

  async find(runId: string): Promise<StoredRun | null> {
    const [run] = await this.orm.em.fork().execute<StoredRun[]>(`${RUN} where id = ?`, [runId]);
    return run ?? null;
  }

  /** Newest first, at most `limit`. */
  async list(filter: ListRunsRequest, limit: number): Promise<StoredRun[]> {
    const used = Object.entries(CONDITIONS).flatMap(([name, condition]) => {
      const value = valueOf(filter, name as keyof ListRunsRequest);
      if (value === undefined) return [];
      return [{ condition, values: Array.from({ length: condition.split('?').length - 1 }, () => value) }];
    });
    const where = used.map(({ condition }) => condition).join(' and ') || 'true';
    const params = [...used.flatMap(({ values }) => values), limit];
    return this.orm.em.fork().execute(`${RUN} where ${where} order by created_at desc, id desc limit ?`, params);
  }

  /** The newest run of each workflow that had one. */
  async latest(workflows: readonly string[]): Promise<LatestRun[]> {
    return this.orm.em.fork().execute(
      `select r.* from jsonb_array_elements_text(?::jsonb) as wanted (key)
         cross join lateral (
           select workflow_key as workflow, id as "runId", status, ${isoTime('created_at')} as "createdAt",
                  ${isoTime('finished_at')} as "finishedAt"
             from orchestrator.run where workflow_key = wanted.key order by created_at desc, id desc limit 1) r`,
      [JSON.stringify([...new Set(workflows)])],
    );
  }

  /** How many nodes of a run are in each status. */
  async nodeCounts(runId: string): Promise<Record<string, number>> {
    const rows = await this.orm.em.fork().execute<{ status: string; count: number }[]>(
      `select status, count(*)::int as count from orchestrator.node_run
          where run_id = ? and node_id not like '%#%' group by status order by status`,
      [runId],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }
}

/** Times without a zone are UTC, whatever the database's own zone is. */
function valueOf(filter: ListRunsRequest, name: keyof ListRunsRequest): string | number | undefined {
  const value = filter[name];
  return typeof value === 'string' && (name === 'since' || name === 'until') ? (instantOf(value) ?? value) : value;
}
