import type { EntityManager } from '@mikro-orm/postgresql';
import { DeliverySettled } from '#contracts';
import type { Failure } from '#contracts';
import type { PinnedInputs } from '#steps';
import { writeOutbox } from '../outbox/outbox.repository.js';

/** Legacy failed for good: the delivery is failed with the code and each recipient hears of it once. False where it is settled. */
export async function failDelivery(em: EntityManager, pinned: PinnedInputs, failure: Failure): Promise<boolean> {
  const { deliveryId, orderLineId, generation } = pinned;
  const failed = await em.execute<unknown[]>(
    `update orders.delivery set state = 'failed', failure = ?::jsonb, settled_at = now()
      where id = ? and state = 'open' returning id`,
    [JSON.stringify(failure), deliveryId],
  );
  if (failed.length === 0) return false;
  await em.execute(
    `insert into orders.notification (delivery_id, dedupe_key, channel, recipient, template, subject, body)
      select ?::uuid, ? || ':' || recipient, 'in_app', recipient, 'delivery_failed', ?, ?
        from orders.catalog_document c,
             jsonb_array_elements(c.document->'outputTypes') as type,
             jsonb_array_elements_text(type->'notify'->'recipients') as recipient
       where c.sha256 = ? and type->>'key' = ?
      on conflict (dedupe_key) do nothing`,
    [
      deliveryId,
      `${deliveryId}:in_app:failed`,
      `Order ${pinned.orderNumber}: ${pinned.product.name} could not be delivered`,
      `${failure.message}\n\nNothing was delivered. When the cause is mended, deliver the order line again.`,
      pinned.catalog,
      pinned.outputType,
    ],
  );
  await writeOutbox(em, DeliverySettled.event, { deliveryId, orderLineId, generation, state: 'failed' });
  return true;
}
