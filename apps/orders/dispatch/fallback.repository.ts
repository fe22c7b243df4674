import type { EntityManager } from '@mikro-orm/postgresql';
import { RunCancelRequested } from '#contracts';
import { writeOutbox } from '../outbox/outbox.repository.js';
import { queueLegacyJob } from './dispatch.repository.js';

/**
 * Gives an open graph delivery to legacy, irrevocably: its graph run can no longer commit and is cancelled. False where the
 * delivery is settled or legacy has it already.
 */
export async function fallBackToLegacy(em: EntityManager, deliveryId: string, reason: string): Promise<boolean> {
  const [delivery] = await em.execute<{ graph_run_id: string | null }[]>(
    `update orders.delivery set legacy_only = true, fallback_reason = ?
      where id = ? and state = 'open' and mode = 'graph' and not legacy_only returning graph_run_id`,
    [reason, deliveryId],
  );
  if (!delivery) return false;
  await queueLegacyJob(em, deliveryId);
  if (delivery.graph_run_id) {
    await em.execute('update orders.path_run set may_commit = false where run_id = ?', [delivery.graph_run_id]);
    await writeOutbox(em, RunCancelRequested.event, { runId: delivery.graph_run_id, deliveryId, reason });
  }
  return true;
}

/**
 * Open graph deliveries that legacy has to take over, locked, with the reason: the kill switch is on, they are past their
 * deadline, or were not accepted in time.
 */
export async function lockOverdueDeliveries(
  em: EntityManager,
  limit: number,
): Promise<{ id: string; reason: string }[]> {
  return em.execute(
    `select d.id, case when k."on" then 'kill_switch' when d.deadline_at < now() then 'deadline_passed'
                  else 'not_accepted' end as reason
       from orders.delivery d left join orders.kill_switch k on k.id = 1
      where d.state = 'open' and d.mode = 'graph' and not d.legacy_only
        and (k."on" or d.deadline_at < now() or (d.accepted_at is null and d.accept_by < now()))
      order by d.id limit ? for update of d skip locked`,
    [limit],
  );
}

/** Deliveries per transaction: few, so that their rows are locked for a short time. */
export const TAKE_OVER_BATCH = 100;

/** Gives the next overdue deliveries to legacy, in a transaction of its own; returns how many. */
export function takeOverBatch(em: EntityManager): Promise<number> {
  return em.transactional(async (inside) => {
    const overdue = await lockOverdueDeliveries(inside, TAKE_OVER_BATCH);
    for (const { id, reason } of overdue) await fallBackToLegacy(inside, id, reason);
    return overdue.length;
  });
}

/**
 * Closes graph runs that will not start: their delivery is settled, and the time by which the orchestrator had to accept
 * them is over. The orchestrator does not report the runs that it drops. A report that arrives later still counts.
 */
export async function closeUnstartedRuns(em: EntityManager, limit: number): Promise<void> {
  await em.execute(
    `with unstarted as (
       select r.run_id from orders.path_run r join orders.delivery d on d.id = r.delivery_id
        where r.state = 'requested' and r.path = 'graph' and d.state <> 'open' and d.accepted_at is null
          and case d.mode when 'graph' then d.accept_by else d.deadline_at end < now()
        order by r.created_at limit ? for update of r skip locked
     )
     update orders.path_run r set state = 'not_started' from unstarted where r.run_id = unstarted.run_id`,
    [limit],
  );
}
