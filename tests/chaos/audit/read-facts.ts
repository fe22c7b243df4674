import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Facts } from './facts.js';

type Query = <T>(sql: string, values?: unknown[]) => Promise<T[]>;

/** The facts that are in no table. */
export type Witnessed = Pick<Facts, 'dispatchedLines' | 'cancelledRuns' | 'mails' | 'faultTimes'>;

const trace = (column: string): string => `split_part(${column}, '-', 2) as "traceId"`;
const ms = (column: string, name: string): string => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

const READ: { [K in Exclude<keyof Facts, keyof Witnessed | 'artifacts'>]: string } = {
  plans: `select semantic_hash as "semanticHash", plan -> 'nodes' as nodes from orchestrator.run_plan`,
  runs: `select id, delivery_id as "deliveryId", run_class as "runClass", semantic_hash as "semanticHash", status,
                ${ms('finished_at', 'finishedAt')}, ${trace('traceparent')} from orchestrator.run`,
  nodeRuns: `select id, run_id as "runId", node_id as "nodeId", status, attempt, failures,
                    dispatched_at is not null as "wasDispatched" from orchestrator.node_run`,
  attempts: `select node_run_id as "nodeRunId", attempt, outcome, ${ms('started_at', 'startedAt')},
                    ${ms('finished_at', 'finishedAt')}, ${trace('traceparent')} from orchestrator.attempt`,
  deliveries: `select id, order_line_id as "orderLineId", generation, mode, reason_code as "reasonCode",
                      fallback_reason as "fallbackReason", state, committed_path as "committedPath",
                      committed_run_id as "committedRunId", graph_run_id as "graphRunId", failure ->> 'code' as "failureCode",
                      ${ms('created_at', 'createdAt')}, ${trace('traceparent')} from orders.delivery`,
  pathRuns: `select run_id as "runId", delivery_id as "deliveryId", path, may_commit as "mayCommit", state
               from orders.path_run`,
  staged: `select run_id as "runId", kind, payload from orders.staged_effect`,
  mediaAssets: `select delivery_id as "deliveryId", run_id as "runId", name, sha256 from orders.media_asset`,
  notifications: `select delivery_id as "deliveryId", dedupe_key as "dedupeKey", channel, template, state,
                         '<' || encode(sha256(convert_to(dedupe_key, 'UTF8')), 'hex') || '@hartomat>' as "messageId"
                    from orders.notification`,
  legacyJobs: `select delivery_id as "deliveryId", state, ${ms('created_at', 'createdAt')}, ${ms('started_at', 'startedAt')},
                      ${ms('finished_at', 'finishedAt')} from orders.legacy_job`,
  graphEvidence: `select run_id as "runId", delivery_id as "deliveryId" from comparison.graph_evidence`,
  legacyEvidence: `select delivery_id as "deliveryId" from comparison.legacy_evidence`,
  comparisons: `select run_id as "runId", delivery_id as "deliveryId" from comparison.comparison`,
};

/** Every column that refers to an artifact, as text. */
const REFERENCES = `
  select outputs::text as named from orchestrator.attempt where outputs is not null
  union all select payload::text from orders.staged_effect
  union all select jsonb_build_object('sha256', sha256)::text from orders.media_asset
  union all select pinned::text from orders.delivery`;

/** Reads all rows of a system that is at rest. `artifactsDir` is the folder of the artifact store. */
export async function readFacts(query: Query, artifactsDir: string, witnessed: Witnessed): Promise<Facts> {
  const tables: Record<string, unknown> = {};
  for (const [name, sql] of Object.entries(READ)) tables[name] = await query(sql);
  const artifacts = [];
  for (const sha256 of await referenced(query)) {
    artifacts.push({
      sha256,
      is: await stateOf(join(artifactsDir, 'cas', sha256.slice(0, 2), sha256.slice(2, 4), sha256), sha256),
    });
  }
  return { ...tables, artifacts, ...witnessed } as unknown as Facts;
}

async function referenced(query: Query): Promise<Set<string>> {
  const rows = await query<{ named: string }>(REFERENCES);
  const digests = /"(?:sha256|catalog)": ?"([0-9a-f]{64})"/g;
  return new Set(rows.flatMap(({ named }) => [...named.matchAll(digests)].map(([, sha256]) => sha256 as string)));
}

async function stateOf(file: string, sha256: string): Promise<Facts['artifacts'][number]['is']> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return 'missing';
  return createHash('sha256').update(bytes).digest('hex') === sha256 ? 'whole' : 'corrupt';
}
