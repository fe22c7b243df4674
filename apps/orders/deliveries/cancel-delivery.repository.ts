import type { EntityManager } from '@mikro-orm/postgresql';
import { DeliverySettled, RunCancelRequested } from '#contracts';
import { writeOutbox } from '../outbox/outbox.repository.js';

interface CancelledRow {
  order_line_id: string;
  generation: number;
  graph_run_id: string | null;
}

/**
 * Ends an open delivery without a result, on both paths: a run that is still at work can never commit, and is told to stop.
 * Call it inside a transaction. False where the delivery is settled already.
 */
export async function cancelDelivery(em: EntityManager, deliveryId: string): Promise<boolean> {
  const [delivery] = await em.execute<CancelledRow[]>(
    `update orders.delivery set state = 'cancelled', settled_at = now()
      where id = ? and state = 'open' returning order_line_id, generation, graph_run_id`,
    [deliveryId],
  );
  if (!delivery) return false;
  await em.execute('update orders.path_run set may_commit = false where delivery_id = ?', [deliveryId]);
  await cancelLegacyJob(em, deliveryId);
  const { order_line_id: orderLineId, generation, graph_run_id: runId } = delivery;
  if (runId) await writeOutbox(em, RunCancelRequested.event, { runId, deliveryId, reason: 'delivery_cancelled' });
  await writeOutbox(em, DeliverySettled.event, { deliveryId, orderLineId, generation, state: 'cancelled' });
  return true;
}

/** The pipeline that works on it notices within a second, as it does when it loses its lease. */
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
