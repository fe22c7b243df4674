import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EvidenceEnvironment, EvidenceLog, NodeCacheReply } from '#contracts';
import type { Fields } from './flat-fields.js';

/** The attempt behind a key, with all that it handed over. */
export interface KeptResult {
  key: string;
  runId: string;
  nodeId: string;
  attempt: number;
  outputs: Record<string, unknown>;
  logs: EvidenceLog[];
  environment: EvidenceEnvironment | null;
}

/** A key that was made before, to compare another one with. */
export interface EarlierKey {
  nodeRunId: string;
  key: string;
  fields: Fields;
  runId: string | null;
  nodeId: string;
  attempt: number;
}

export interface NewEntry {
  key: string;
  fields: Fields;
  runId: string;
  nodeId: string;
  nodeRunId: string;
  attempt: number;
  step: string;
  version: number;
}

const KEPT = `
  select c.key, n.run_id as "runId", n.node_id as "nodeId", c.attempt, a.outputs, coalesce(a.logs, '[]'::jsonb) as logs,
         a.environment
    from orchestrator.node_cache c
    join orchestrator.attempt a on a.node_run_id = c.node_run_id and a.attempt = c.attempt
    join orchestrator.node_run n on n.id = c.node_run_id
   where c.key in (?) and a.outcome = 'succeeded' and a.outputs is not null`;

/** Whoever else marks an entry as used does that for all, so its lock is skipped instead of waited for. */
const USED = `
  with used as (
    update orchestrator.node_cache set last_used_at = now()
     where key in (select key from orchestrator.node_cache where key in (?) order by key for update skip locked)
  ) ${KEPT}`;

/** Some of the newest of the same node, for a node that has none of the same step; the caller takes the nearest. */
const EARLIER = `
  select c."nodeRunId", e.key, e.fields, n.run_id as "runId", e.node_id as "nodeId", e.attempt
    from jsonb_to_recordset(?::jsonb) as c ("nodeRunId" uuid, "workflowKey" text, "nodeId" text, step text)
   cross join lateral (
     (select * from orchestrator.node_cache s
       where s.workflow_key = c."workflowKey" and s.node_id = c."nodeId" and s.step = c.step
       order by s.created_at desc limit 5)
     union all
     (select * from orchestrator.node_cache s
       where s.step = c.step and not exists (select 1 from orchestrator.node_cache o
               where o.workflow_key = c."workflowKey" and o.node_id = c."nodeId" and o.step = c.step)
       order by s.created_at desc limit 5)
   ) e
    left join orchestrator.node_run n on n.id = e.node_run_id`;

/** The first result of a key holds, unless its attempt is gone. */
const KEEP = `
  insert into orchestrator.node_cache as e (key, workflow_key, node_id, step, version, fields, node_run_id, attempt)
    select distinct on (c.key) c.key, r.workflow_key, c."nodeId", c.step, c.version, c.fields, c."nodeRunId", c.attempt
      from jsonb_to_recordset(?::jsonb) as c (key text, fields jsonb, "runId" text, "nodeId" text, "nodeRunId" uuid,
           attempt int, step text, version int)
      join orchestrator.run r on r.id = c."runId"
     order by c.key
  on conflict (key) do update
     set node_run_id = excluded.node_run_id, attempt = excluded.attempt, created_at = now(), last_used_at = now()
   where not exists (select 1 from orchestrator.attempt a where a.node_run_id = e.node_run_id and a.attempt = e.attempt)`;

/** What is kept of finished nodes for other runs: keys that point at attempts. */
@Injectable()
export class CacheEntriesRepository {
  constructor(private readonly orm: MikroORM) {}

  /** The results behind keys, each now the most recently used. */
  async find(keys: string[]): Promise<ReadonlyMap<string, KeptResult>> {
    if (keys.length === 0) return new Map();
    const rows = await this.orm.em.fork().execute<KeptResult[]>(USED, [keys, keys]);
    return new Map(rows.map((kept) => [kept.key, kept]));
  }

  /** The results behind keys, without using them. */
  async look(keys: string[]): Promise<ReadonlyMap<string, KeptResult>> {
    if (keys.length === 0) return new Map();
    const rows = await this.orm.em.fork().execute<KeptResult[]>(KEPT, [keys]);
    return new Map(rows.map((kept) => [kept.key, kept]));
  }

  async earlier(
    nodes: { nodeRunId: string; workflowKey: string; nodeId: string; step: string }[],
  ): Promise<EarlierKey[]> {
    if (nodes.length === 0) return [];
    return this.orm.em.fork().execute<EarlierKey[]>(EARLIER, [JSON.stringify(nodes)]);
  }

  /** Says of open attempts why they are worked on. */
  async note(misses: { nodeRunId: string; attempt: number; cache: NodeCacheReply }[]): Promise<void> {
    await this.orm.em.fork().execute(
      `update orchestrator.attempt a set cache = c.cache
         from jsonb_to_recordset(?::jsonb) as c ("nodeRunId" uuid, attempt int, cache jsonb)
        where a.node_run_id = c."nodeRunId" and a.attempt = c.attempt and a.outcome = 'open'`,
      [JSON.stringify(misses)],
    );
  }

  /** What the nodes put in that those named are bound to. */
  async outputs(
    producers: { runId: string; nodeId: string }[],
  ): Promise<{ runId: string; nodeId: string; outputs: Record<string, unknown> }[]> {
    if (producers.length === 0) return [];
    return this.orm.em.fork().execute(
      `select n.run_id as "runId", n.node_id as "nodeId", coalesce(a.outputs, '{}'::jsonb) as outputs
         from jsonb_to_recordset(?::jsonb) as c ("runId" text, "nodeId" text)
         join orchestrator.node_run n on n.run_id = c."runId" and n.node_id = c."nodeId"
         join orchestrator.attempt a on a.node_run_id = n.id and a.attempt = n.attempt
        where n.status = 'succeeded'`,
      [JSON.stringify(producers)],
    );
  }

  async keep(entries: NewEntry[]): Promise<void> {
    if (entries.length > 0) await this.orm.em.fork().execute(KEEP, [JSON.stringify(entries)]);
  }

  async forget(keys: string[]): Promise<void> {
    if (keys.length > 0)
      await this.orm.em.fork().execute('delete from orchestrator.node_cache where key in (?)', [keys]);
  }

  /** Forgets what is too old, and of what is too many the least recently used. Attempts and artifacts stay as they are. */
  async evict({ entries, ageDays }: { entries: number; ageDays: number }): Promise<void> {
    const em = this.orm.em.fork();
    await em.execute(`delete from orchestrator.node_cache where last_used_at < now() - ? * interval '1 day'`, [
      ageDays,
    ]);
    await em.execute(
      `delete from orchestrator.node_cache where key in
         (select key from orchestrator.node_cache order by last_used_at desc, key offset ?)`,
      [entries],
    );
  }
}
