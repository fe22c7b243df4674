import { RunFinished, eventStream, eventSubject } from '#contracts';
import { waitUntil } from '../../../../deploy/local/process/wait-until.js';
import type { BenchInstance } from '../instance/bench-instance.js';

/** What must hold after every measurement; `violated` says which does not, and for how many. */
export interface Audit {
  checked: number;
  violated: string[];
}

/** Each query answers how many rows break the promise; $1 are the ids of the runs that were requested. */
const PROMISES: Record<string, string> = {
  'every requested run is stored': `
    select count(*) from unnest($1::text[]) as asked (id)
     where not exists (select 1 from orchestrator.run r where r.id = asked.id)`,
  'no run is stored that nobody requested': `
    select count(*) from orchestrator.run r where not (r.id = any ($1::text[]))`,
  'every run succeeded': `
    select count(*) from orchestrator.run where id = any ($1::text[]) and (status <> 'succeeded' or failure is not null)`,
  'every node of the plan ran and succeeded': `
    select count(*) from orchestrator.run r join orchestrator.run_plan p using (semantic_hash)
     where r.id = any ($1::text[]) and jsonb_array_length(p.plan -> 'nodes') <>
       (select count(*) from orchestrator.node_run n where n.run_id = r.id and n.status = 'succeeded')`,
  'every node run was accepted exactly once, in its current attempt': `
    select count(*) from orchestrator.node_run n
     where n.run_id = any ($1::text[]) and
       (select array_agg(a.attempt) from orchestrator.attempt a where a.node_run_id = n.id and a.outcome = 'succeeded')
       is distinct from array[n.attempt]`,
  'every node run was worked on once': `
    select count(*) from orchestrator.node_run n
     where n.run_id = any ($1::text[]) and (n.attempt <> 1 or n.failures <> 0 or n.failure is not null)`,
  'no attempt is open': `
    select count(*) from orchestrator.attempt a join orchestrator.node_run n on n.id = a.node_run_id
     where n.run_id = any ($1::text[]) and a.outcome = 'open'`,
  'no node began before its parents ended': `
    with planned as (
      select p.semantic_hash, e ->> 'nodeId' as node_id, e -> 'parents' as parents
        from orchestrator.run_plan p, jsonb_array_elements(p.plan -> 'nodes') e
    )
    select count(*) from orchestrator.run r
      join orchestrator.node_run n on n.run_id = r.id
      join planned on planned.semantic_hash = r.semantic_hash and planned.node_id = n.node_id
     cross join jsonb_array_elements_text(planned.parents) parent
      join orchestrator.node_run before on before.run_id = r.id and before.node_id = parent
     where r.id = any ($1::text[]) and n.dispatched_at < before.finished_at`,
};

/** What was told is deleted a moment after somebody may have heard it. */
const TOLD_WITHIN_MS = 10_000;

/** Checks all promises for the runs in PostgreSQL, and that each of them told of its end once. */
export async function auditRuns(instance: BenchInstance, runIds: readonly string[]): Promise<Audit> {
  const violated: string[] = [];
  for (const [promise, sql] of Object.entries(PROMISES)) {
    const { rows } = await instance.database.query<{ count: string }>(sql, [runIds]);
    if (rows[0]?.count !== '0') violated.push(`${promise}: not so for ${rows[0]?.count}`);
  }
  if (!(await outboxIsPublished(instance)))
    violated.push(`every event of the outbox was published: not so after ${TOLD_WITHIN_MS} ms`);
  const told = await countFinished(instance);
  const untrue = runIds.filter((runId) => told.get(runId) !== 1).length;
  if (untrue > 0) violated.push(`every run told once that it finished: not so for ${untrue}`);
  return { checked: Object.keys(PROMISES).length + 2, violated };
}

function outboxIsPublished({ database }: BenchInstance): Promise<true | undefined> {
  const ask = async (): Promise<true | undefined> => {
    const { rows } = await database.query(
      'select 1 from orchestrator.outbox_message where published_at is null limit 1',
    );
    return rows.length === 0 ? true : undefined;
  };
  return waitUntil(ask, { withinMs: TOLD_WITHIN_MS });
}

async function countFinished({ link }: BenchInstance): Promise<Map<string, number>> {
  const told = new Map<string, number>();
  const filter_subjects = eventSubject('wf', RunFinished.event);
  const consumer = await link.js.consumers.get(eventStream('wf').name, { filter_subjects });
  let { num_pending: left } = await consumer.info();
  if (left === 0) return told;
  const messages = await consumer.consume();
  for await (const message of messages) {
    const { runId } = message.json<RunFinished>();
    told.set(runId, (told.get(runId) ?? 0) + 1);
    left -= 1;
    if (left === 0) break;
  }
  messages.stop();
  return told;
}
