import type { EntityManager } from '@mikro-orm/postgresql';
import { RunCancelRequested } from '#contracts';
import { writeOutbox } from '../outbox/outbox.repository.js';
import { endDelivery } from './end-delivery.repository.js';

/**
 * Ends an open delivery without a result, on both paths: no run of it can commit any more, and those under way are cancelled.
 * Call it inside a transaction. False where the delivery is settled already.
 */
export async function cancelDelivery(em: EntityManager, deliveryId: string): Promise<boolean> {
  const ended = await endDelivery(em, deliveryId, { state: 'cancelled' });
  if (!ended) return false;
  await em.execute('update orders.path_run set may_commit = false where delivery_id = ?', [deliveryId]);
  await cancelLegacyJob(em, deliveryId);
  const { graphRunId: runId } = ended;
  if (runId) await writeOutbox(em, RunCancelRequested.event, { runId, deliveryId, reason: 'delivery_cancelled' });
  return true;
}

/** A pipeline that runs the job sees it within a second, when it next renews its lease. */
async function cancelLegacyJob(em: EntityManager, deliveryId: string): Promise<void> {
  await em.execute(
    `with ended as (
        update orders.legacy_job set state = 'cancelled', lease_until = null, finished_at = now()
         where delivery_id = ? and state in ('queued', 'running') returning run_id
      )
      update orders.path_run r set state = 'cancelled', finished_at = now()
        from ended where r.run_id = ended.run_id and r.state = 'requested'`,
    [deliveryId],
  );
}
