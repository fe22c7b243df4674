import type { EntityManager } from '@mikro-orm/postgresql';
import type { Mode } from '#contracts';
import type { PinnedInputs } from '#steps';
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

/** A job that somebody works on, or worked on until his process ended. */
export interface HeldJob extends LegacyJob {
  holder: ProcessIdentity | null;
  step: string | null;
  leaseIsOver: boolean;
}

/** `holder`: who takes it. `waitingFirst`: of those that are due, one that failed before. */
export interface Claim {
  holder: ProcessIdentity | null;
  waitingFirst: boolean;
}

const columnsOf = (job: string): string =>
  `${job}.id, ${job}.delivery_id as "deliveryId", d.order_line_id as "orderLineId", d.generation, ${job}.run_id as "runId",
   d.graph_run_id as "graphRunId", d.mode, d.pinned, ${job}.attempts, ${job}.failures, ${job}.repeats,
   ${job}.last_failure as "lastFailure", coalesce(${job}.traceparent, d.traceparent) as traceparent`;

/** Takes the job that is due for the longest time, a fresh one before one that failed; other processes skip it. Null for none. */
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
      select ${columnsOf('t')} from taken t join orders.delivery d on d.id = t.delivery_id`,
    [waitingFirst, holder && JSON.stringify(holder), leaseMs],
  );
  return job ?? null;
}

/** Keeps the lease of the attempt that holds the job; false once another has it or it was cancelled. */
export async function extendLease(em: EntityManager, job: LegacyJob, leaseMs: number): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `update orders.legacy_job set lease_until = now() + make_interval(secs => ?::float8 / 1000)
      where id = ? and attempts = ? and state = 'running' returning id`,
    [leaseMs, job.id, job.attempts],
  );
  return rows.length > 0;
}

/** Keeps which step the attempt is in (null: in none), by which a death in it is known; false as for the lease. */
export async function enterStep(em: EntityManager, job: LegacyJob, step: string | null): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `update orders.legacy_job set step = ? where id = ? and attempts = ? and state = 'running' returning id`,
    [step, job.id, job.attempts],
  );
  return rows.length > 0;
}

/** Ends the attempt; false where another attempt has the job by now. */
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

/** Gives the job back until its next attempt is due; false where another attempt has it by now. */
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

/** Did legacy deliver another line since this one failed last? */
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

/** Jobs whose lease is over, and all that processes of this machine hold: whether those live can be seen without waiting. */
export async function findHeldJobs(em: EntityManager, machine: string): Promise<HeldJob[]> {
  return em.execute<HeldJob[]>(
    `select ${columnsOf('j')}, j.holder, j.step, j.lease_until < now() as "leaseIsOver"
       from orders.legacy_job j join orders.delivery d on d.id = j.delivery_id
      where j.state = 'running' and (j.lease_until < now() or j.holder ->> 'machine' = ?)
      order by j.id limit 100`,
    [machine],
  );
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
