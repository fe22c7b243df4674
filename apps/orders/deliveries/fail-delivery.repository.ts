import type { EntityManager } from '@mikro-orm/postgresql';
import { DeliverySettled, customerSentence, storableJson, storableText } from '#contracts';
import type { Failure } from '#contracts';
import { isMailAddress, plainText } from '#steps';
import type { PinnedInputs } from '#steps';
import { findDocument } from '../catalog/catalog.repository.js';
import { writeOutbox } from '../outbox/outbox.repository.js';
import { ownersIn } from './owners-in.js';

const MOST_RECIPIENT = 320;
const MOST_SUBJECT = 500;

/**
 * Legacy failed for good: the delivery is failed with the code, and each recipient hears once, by the code alone, why. False
 * where it is settled. The failure itself is for operators: its message may name our machines.
 */
export async function failDelivery(em: EntityManager, pinned: PinnedInputs, failure: Failure): Promise<boolean> {
  const { deliveryId, orderLineId, generation } = pinned;
  const failed = await em.execute<unknown[]>(
    `update orders.delivery set state = 'failed', failure = ?::jsonb, settled_at = now()
      where id = ? and state = 'open' returning id`,
    [JSON.stringify(storableJson(failure)), deliveryId],
  );
  if (failed.length === 0) return false;
  await tellOwners(em, pinned, failure.code);
  await writeOutbox(em, DeliverySettled.event, { deliveryId, orderLineId, generation, state: 'failed' });
  return true;
}

/** By the output type's channel; who has no address hears of it in the inbox, as it may be the address that failed. */
async function tellOwners(em: EntityManager, pinned: PinnedInputs, code: string): Promise<void> {
  const { deliveryId } = pinned;
  const document = await findDocument(em, pinned.catalog);
  if (!document) return;
  const name = plainText(`Order ${pinned.orderNumber}: ${pinned.product.name}`);
  await em.execute(
    `insert into orders.notification (delivery_id, dedupe_key, channel, recipient, template, subject, body)
      select ?::uuid, ? || ':' || channel || ':failed:' || recipient, channel, recipient, 'delivery_failed', ?, ?
        from jsonb_to_recordset(?::jsonb) as owner (channel text, recipient text)
      on conflict (dedupe_key) do nothing`,
    [
      deliveryId,
      deliveryId,
      storableText(`${name} could not be delivered`.slice(-MOST_SUBJECT)),
      `${customerSentence(code)}\n\nNothing was delivered. When the cause is mended, deliver the order line again.`,
      JSON.stringify(addressesOf(ownersIn(document, pinned.outputType))),
    ],
  );
}

/** Who is told and how, nobody in a form that no row can hold. */
function addressesOf({ channel, recipients }: ReturnType<typeof ownersIn>): { channel: string; recipient: string }[] {
  const addresses = recipients.map((recipient) =>
    channel === 'email' && isMailAddress(recipient)
      ? { channel, recipient }
      : { channel: 'in_app', recipient: storableText(plainText(recipient).slice(0, MOST_RECIPIENT)) },
  );
  return addresses.filter(({ recipient }) => recipient !== '');
}
