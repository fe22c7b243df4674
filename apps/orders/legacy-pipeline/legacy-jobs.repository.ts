import type { EntityManager } from '@mikro-orm/postgresql';
import type { Mode } from '#contracts';
import type { PinnedInputs } from '#steps';
import { ordersTables } from '../orders.orm.config.js';
import type { AfterFailure, FailureHistory } from './after-failure.js';
import type { ProcessIdentity } from './process-identity.js';

export interface LegacyJob extends FailureHistory {
  id: string;
  deliveryId: string;
  orderLineId: string;
  generation: number;
  runId: string;
  graphRunId: string | null;
  mode: Mode;
  pinned: PinnedInputs;
  attempts: number;
  traceparent: string | null;
}

/** A job in the state running; its holder may have died. */
export interface LeasedJob extends LegacyJob {
  holder: ProcessIdentity | null;
  step: string | null;
  leaseIsOver: boolean;
}

/** `holder`: the claiming process. `waitingFirst`: of the jobs that are due, prefer one that failed before. */
export interface Claim {
  holder: ProcessIdentity | null;
  waitingFirst: boolean;
}

/** Claims the job that has been due longest, a fresh one before one that failed; other processes skip it. Null for none. */
export async function claimJob(
  em: EntityManager,
  leaseMs: number,
  { holder, waitingFirst }: Claim = { holder: null, waitingFirst: false },
): Promise<LegacyJob | null> {
  const [job] = await em.execute<LegacyJob[]>(
    `with claimed as (
        select id from orders.legacy_job
         where state = 'queued' and next_attempt_at <= now()
         order by (failures > 0) <> ?::boolean, next_attempt_at, id limit 1 for update skip locked
      ), taken as (
        update orders.legacy_job j
           set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()), step = null,
               holder = ?::jsonb, lease_until = now() + make_interval(secs => ?::float8 / 1000)
          from claimed where j.id = claimed.id returning j.*
      )
      select t.id, t.delivery_id as "deliveryId", d.order_line_id as "orderLineId", d.generation, t.run_id as "runId",
             d.graph_run_id as "graphRunId", d.mode, d.pinned, t.attempts, t.failures, t.repeats,
             t.last_failure as "lastFailure", coalesce(t.traceparent, d.traceparent) as traceparent
        from taken t join orders.delivery d on d.id = t.delivery_id`,
    [waitingFirst, holder && JSON.stringify(holder), leaseMs],
  );
  return job ?? null;
}

/** Renews the lease of an attempt; false once another attempt has the job or it was cancelled. */
export async function renewLease(em: EntityManager, job: LegacyJob, leaseMs: number): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `update orders.legacy_job set lease_until = now() + make_interval(secs => ?::float8 / 1000)
      where id = ? and attempts = ? and state = 'running' returning id`,
    [leaseMs, job.id, job.attempts],
  );
  return rows.length > 0;
}

/** Records the step that the attempt is in (null: none), so that a death in it is known; false as for the lease. */
export async function enterStep(em: EntityManager, job: LegacyJob, step: string | null): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `update orders.legacy_job set step = ? where id = ? and attempts = ? and state = 'running' returning id`,
    [step, job.id, job.attempts],
  );
  return rows.length > 0;
}

/** Ends the attempt; false where another attempt has the job. */
export async function endJob(
  em: EntityManager,
  job: LegacyJob,
  state: 'queued' | 'succeeded' | 'failed',
): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `update orders.legacy_job
        set state = ?, lease_until = null, holder = null, step = null,
            finished_at = case when ? = 'queued' then null else now() end
      where id = ? and attempts = ? and state = 'running' returning id`,
    [state, state, job.id, job.attempts],
  );
  return rows.length > 0;
}

/** Requeues the job for its next attempt, after a pause; false where another attempt has it. */
export async function postponeJob(
  em: EntityManager,
  job: LegacyJob,
  { pauseMs, failures, repeats, lastFailure }: AfterFailure & { state: 'waiting' },
): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `update orders.legacy_job
        set state = 'queued', lease_until = null, holder = null, step = null, failures = ?, repeats = ?,
            last_failure = ?::jsonb, last_failed_at = now(),
            next_attempt_at = now() + make_interval(secs => ?::float8 / 1000)
      where id = ? and attempts = ? and state = 'running' returning id`,
    [failures, repeats, JSON.stringify(lastFailure), pauseMs, job.id, job.attempts],
  );
  return rows.length > 0;
}

/** Whether legacy delivered another line since this one last failed. */
export async function wasAnotherDelivered(em: EntityManager, job: LegacyJob): Promise<boolean> {
  const [found] = await em.execute<{ delivered: boolean }[]>(
    `select exists (
        select 1 from orders.legacy_job other
         where other.state = 'succeeded' and other.id <> job.id and other.finished_at > job.last_failed_at) as delivered
       from orders.legacy_job job where job.id = ?`,
    [job.id],
  );
  return found?.delivered ?? false;
}

/** Running jobs whose lease ran out, and all whose holders are on this machine, where their death can be seen at once. */
export async function findLeasedJobs(em: EntityManager, machine: string): Promise<LeasedJob[]> {
  const rows = await ordersTables(em)
    .selectFrom('legacy_job as j')
    .innerJoin('delivery as d', 'd.id', 'j.deliveryId')
    .select(['j.id', 'j.deliveryId', 'd.orderLineId', 'd.generation', 'j.runId', 'd.graphRunId', 'd.mode', 'd.pinned'])
    .select(['j.attempts', 'j.failures', 'j.repeats', 'j.lastFailure', 'j.holder', 'j.step'])
    .select((by) => [
      by.fn.coalesce('j.traceparent', 'd.traceparent').as('traceparent'),
      by('j.leaseUntil', '<', by.fn<Date>('now', [])).as('leaseIsOver'),
    ])
    .where('j.state', '=', 'running')
    .where((by) =>
      by.or([
        by('j.leaseUntil', '<', by.fn<Date>('now', [])),
        by(by.ref('j.holder', '->>').key('machine'), '=', machine),
      ]),
    )
    .orderBy('j.id')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, id: String(row.id), leaseIsOver: Boolean(row.leaseIsOver) }));
}

/** How many jobs wait after a failure, by its code, and since when the first of them (seconds). */
export async function countWaiting(
  em: EntityManager,
): Promise<{ code: string; jobs: number; oldestSeconds: number }[]> {
  return em.execute(
    `select last_failure ->> 'code' as code, count(*)::int as jobs,
            max(extract(epoch from now() - created_at))::float8 as "oldestSeconds"
       from orders.legacy_job where state = 'queued' and failures > 0 group by 1 order by 1`,
  );
}
