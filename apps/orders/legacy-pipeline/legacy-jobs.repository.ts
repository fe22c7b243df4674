import type { EntityManager } from '@mikro-orm/postgresql';
import type { Mode } from '#contracts';
import type { PinnedInputs } from '#steps';

export const MAX_ATTEMPTS = 3;

export interface LegacyJob {
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

/** Takes the oldest job that waits or whose holder is dead; other processes skip it. Null where there is none. */
export async function claimJob(em: EntityManager, leaseMs: number): Promise<LegacyJob | null> {
  const [job] = await em.execute<LegacyJob[]>(
    `with claimed as (
        select id from orders.legacy_job
         where state = 'queued' or (state = 'running' and lease_until < now())
         order by id limit 1 for update skip locked
      ), taken as (
        update orders.legacy_job j
           set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()),
               lease_until = now() + make_interval(secs => ?::float8 / 1000)
          from claimed where j.id = claimed.id returning j.*
      )
      select t.id, t.delivery_id as "deliveryId", d.order_line_id as "orderLineId", d.generation, t.run_id as "runId",
             d.graph_run_id as "graphRunId", d.mode, d.pinned, t.attempts, coalesce(t.traceparent, d.traceparent) as traceparent
        from taken t join orders.delivery d on d.id = t.delivery_id`,
    [leaseMs],
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

/** Ends the attempt; false where another attempt has the job by now. */
export async function endJob(
  em: EntityManager,
  job: LegacyJob,
  state: 'queued' | 'succeeded' | 'failed',
): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `update orders.legacy_job set state = ?, lease_until = null, finished_at = case when ? = 'queued' then null else now() end
      where id = ? and attempts = ? and state = 'running' returning id`,
    [state, state, job.id, job.attempts],
  );
  return rows.length > 0;
}
