import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { AttemptOutcome, NodeLog } from '#contracts';
import { isoTime } from './iso-time.js';
import type { UnkeptNode } from './node-states.js';
import type { StoredNodeState } from './stored-run.js';

/** Logs of one reply, as JSON text; the last attempt may exceed it. */
const REPLY_BYTES = 2_000_000;

const STATES = `
  select n.id as "nodeRunId", n.node_id as "nodeId", n.position, n.step, n.version, n.status, n.attempt, n.failure,
         null::jsonb as outputs, null::jsonb as logs, a.worker, null::jsonb as "reusedFrom",
         case when a.cache is not null then jsonb_build_object('state', a.cache -> 'state', 'reason', a.cache -> 'reason') end as cache,
         ${isoTime('n.ready_at')} as "readyAt", ${isoTime('n.dispatched_at')} as "dispatchedAt",
         ${isoTime('coalesce(a.started_at, n.started_at)')} as "startedAt", ${isoTime('n.finished_at')} as "finishedAt"
    from orchestrator.node_run n
    left join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
   where n.run_id = ?
   order by n.position`;

const UNKEPT = `
  select e.node ->> 'nodeId' as "nodeId", e.node ->> 'effect' as effect, (e.node ->> 'cacheable')::boolean as cacheable
    from orchestrator.run_plan p, jsonb_array_elements(p.plan -> 'nodes') e (node)
   where p.semantic_hash = ? and (e.node ->> 'effect' <> 'none' or (e.node ->> 'cacheable')::boolean is not true)`;

const LOGS = `
  with found as (
    select n.node_id as "nodeId", n.position, a.attempt, a.outcome, coalesce(a.logs, '[]'::jsonb) as logs
      from orchestrator.node_run n
      join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = coalesce(?, n.attempt)
     where n.run_id = ? and split_part(n.node_id, '#', 1) = ?
  ), shown as (
    select * from found where "nodeId" = ? or not exists (select from found where "nodeId" = ?)
  ), counted as (
    select *, sum(octet_length(logs::text)) over (order by position) - octet_length(logs::text) as before,
           (count(*) over ())::int as total from shown
  )
  select "nodeId", attempt, outcome, logs, total from counted where before < ${REPLY_BYTES} order by position`;

/** The log of one attempt of a node or a shard; `total`: how many of them there are. */
export interface StoredLogs {
  nodeId: string;
  attempt: number;
  outcome: AttemptOutcome;
  logs: NodeLog[];
  total: number;
}

/** Reads what a view of a run shows of all its nodes at once, and logs. */
@Injectable()
export class StoredStatesRepository {
  constructor(private readonly orm: MikroORM) {}

  /** All nodes and shards of a run, without what they were given and made. */
  states(runId: string): Promise<StoredNodeState[]> {
    return this.orm.em.fork().execute(STATES, [runId]);
  }

  /** The plan's nodes whose results are never kept. */
  unkept(semanticHash: string): Promise<UnkeptNode[]> {
    return this.orm.em.fork().execute(UNKEPT, [semanticHash]);
  }

  /** Of the node's attempt, the newest where none is named; where it has none, of its shards. */
  logs(runId: string, nodeId: string, attempt: number | null): Promise<StoredLogs[]> {
    return this.orm.em.fork().execute(LOGS, [attempt, runId, nodeId, nodeId, nodeId]);
  }

  async now(): Promise<string> {
    const [row] = await this.orm.em.fork().execute<{ now: string }[]>(`select ${isoTime('now()')} as now`);
    return row?.now ?? new Date().toISOString();
  }
}
