import type { EntityManager } from '@mikro-orm/postgresql';
import { DeliverySettled, storableJson } from '#contracts';
import type { Failure } from '#contracts';
import { writeOutbox } from '../outbox/outbox.repository.js';

/** How a delivery ends without a result. */
export type DeliveryEnd = { state: 'cancelled' } | { state: 'failed'; failure: Failure };

interface EndedDelivery {
  orderLineId: string;
  generation: number;
  graphRunId: string | null;
}

/** Ends an open delivery and publishes that, in the caller's transaction; null where it is settled already. */
export async function endDelivery(
  em: EntityManager,
  deliveryId: string,
  end: DeliveryEnd,
): Promise<EndedDelivery | null> {
  const failure = end.state === 'failed' ? JSON.stringify(storableJson(end.failure)) : null;
  const [ended] = await em.execute<EndedDelivery[]>(
    `update orders.delivery set state = ?, failure = ?::jsonb, settled_at = now() where id = ? and state = 'open'
     returning order_line_id as "orderLineId", generation, graph_run_id as "graphRunId"`,
    [end.state, failure, deliveryId],
  );
  if (!ended) return null;
  const { orderLineId, generation } = ended;
  await writeOutbox(em, DeliverySettled.event, { deliveryId, orderLineId, generation, state: end.state });
  return ended;
}
