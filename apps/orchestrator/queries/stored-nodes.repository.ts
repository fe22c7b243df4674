import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { PlannedNode } from '#workflow-core';
import { isoTime } from './iso-time.js';
import type { StoredAttempt, StoredNodeRun } from './stored-run.js';

/** Nodes after `after` (a position in the plan, -1 for the first), of those statuses where any are named. */
export interface NodesWanted {
  runId: string;
  after: number;
  limit: number;
  statuses: readonly string[];
}

export interface NodesFound {
  nodes: StoredNodeRun[];
  /** There are more than these. */
  more: boolean;
}

/** Outputs and logs of a page, as JSON text; its last node may exceed it by one result. */
const PAGE_BYTES = 2_000_000;

const PAGE = `
  with page as (
    select n.id as "nodeRunId", n.node_id as "nodeId", n.position, n.step, n.version, n.status, n.attempt, n.failure,
           a.outputs, a.logs, a.worker, a.cache, a.reused_from as "reusedFrom", ${isoTime('coalesce(a.started_at, n.started_at)')} as "startedAt",
           ${isoTime('n.finished_at')} as "finishedAt",
           coalesce(octet_length(a.outputs::text), 0) + coalesce(octet_length(a.logs::text), 0) as bytes
      from (select * from orchestrator.node_run
             where run_id = ? and position > ? and node_id not like '%#%' and (? = '[]' or status in (select jsonb_array_elements_text(?::jsonb)))
             order by position limit ?) n
      left join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
  ), counted as (
    select *, sum(bytes) over (order by position) - bytes as before, count(*) over () as found from page
  )
  select * from counted where before < ${PAGE_BYTES} order by position`;

const SHARDS = `
  select n.id as "nodeRunId", n.node_id as "nodeId", n.position, n.step, n.version, n.status, n.attempt, n.failure,
         null::jsonb as outputs, null::jsonb as logs, a.worker, a.cache, a.reused_from as "reusedFrom",
         ${isoTime('coalesce(a.started_at, n.started_at)')} as "startedAt", ${isoTime('n.finished_at')} as "finishedAt"
    from orchestrator.node_run n
    left join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
   where n.run_id = ? and n.node_id like '%#%' and split_part(n.node_id, '#', 1) in (?)
   order by n.position`;

const ATTEMPTS = `
  select a.node_run_id as "nodeRunId", a.attempt, a.outcome, a.failure, a.worker, a.delivery_count as "deliveryCount",
         a.traceparent, ${isoTime('a.dispatched_at')} as "dispatchedAt", ${isoTime('a.started_at')} as "startedAt",
         ${isoTime('a.finished_at')} as "finishedAt"
    from orchestrator.attempt a
   where a.node_run_id in (?)
   order by a.node_run_id, a.attempt`;

const SUCCEEDED = `
    from orchestrator.node_run n
    join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
   where n.run_id = ? and n.status = 'succeeded' and n.node_id in (?)`;

type StoredRow = StoredNodeRun & { bytes: number; before: string; found: string };

/** Reads parts of a run's nodes for people: never more at once than a reply can carry. */
@Injectable()
export class StoredNodesRepository {
  constructor(private readonly orm: MikroORM) {}

  async page({ runId, after, limit, statuses }: NodesWanted): Promise<NodesFound> {
    if (limit === 0) return { nodes: [], more: true };
    const wanted = JSON.stringify(statuses);
    const rows = await this.read<StoredRow>(PAGE, [runId, after, wanted, wanted, limit + 1]);
    const nodes = rows.slice(0, limit).map(({ bytes: _, before: __, found: ___, ...node }) => node);
    return { nodes, more: Number(rows[0]?.found ?? 0) > nodes.length };
  }

  async nodeRunId(runId: string, nodeId: string): Promise<string | null> {
    const sql = 'select id from orchestrator.node_run where run_id = ? and node_id = ?';
    const [row] = await this.read<{ id: string }>(sql, [runId, nodeId]);
    return row?.id ?? null;
  }

  /** The node's place in the plan. */
  async position(runId: string, nodeId: string): Promise<number | null> {
    const sql = `select position from orchestrator.node_run where run_id = ? and node_id = ? and node_id not like '%#%'`;
    const [row] = await this.read<{ position: number }>(sql, [runId, nodeId]);
    return row?.position ?? null;
  }

  attempts(nodeRunIds: readonly string[]): Promise<StoredAttempt[]> {
    return this.ofSome(nodeRunIds, (ids) => this.read(ATTEMPTS, [ids]));
  }

  /** What the parts of spread nodes do, without what they handed over. */
  shards(runId: string, nodeIds: readonly string[]): Promise<StoredNodeRun[]> {
    return this.ofSome(nodeIds, (ids) => this.read(SHARDS, [runId, ids]));
  }

  /** The plan's nodes of those ids. */
  async planned(semanticHash: string, nodeIds: readonly string[]): Promise<PlannedNode[]> {
    const rows = await this.read<{ node: PlannedNode }>(
      `select e.node from orchestrator.run_plan p, jsonb_array_elements(p.plan -> 'nodes') e (node)
        where p.semantic_hash = ? and e.node ->> 'nodeId' in (?)`,
      [semanticHash, nodeIds],
    );
    return rows.map(({ node }) => node);
  }

  /** How many bytes of JSON each of the nodes put in; those that have not are not there. */
  async outputBytes(runId: string, nodeIds: readonly string[]): Promise<Map<string, number>> {
    const select = `select n.node_id as "nodeId", coalesce(octet_length(a.outputs::text), 2) as bytes`;
    const rows = await this.ofSome(nodeIds, (ids) =>
      this.read<{ nodeId: string; bytes: number }>(select + SUCCEEDED, [runId, ids]),
    );
    return new Map(rows.map(({ nodeId, bytes }) => [nodeId, bytes]));
  }

  outputs(runId: string, nodeIds: readonly string[]): Promise<{ nodeId: string; outputs: Record<string, unknown> }[]> {
    const select = `select n.node_id as "nodeId", coalesce(a.outputs, '{}'::jsonb) as outputs`;
    return this.ofSome(nodeIds, (ids) => this.read(select + SUCCEEDED, [runId, ids]));
  }

  /** Each once, as a plain list: PostgreSQL looks it up by hash also where it knows nothing yet of a table that just grew. */
  private async ofSome<T>(ids: readonly string[], read: (ids: string[]) => Promise<T[]>): Promise<T[]> {
    return ids.length === 0 ? [] : read([...new Set(ids)]);
  }

  private read<T>(sql: string, params: unknown[]): Promise<T[]> {
    return this.orm.em.fork().execute<T[]>(sql, params);
  }
}
