import type { EntityManager } from '@mikro-orm/postgresql';
import { customerSentence, storableText } from '#contracts';
import type { Failure } from '#contracts';
import { isMailAddress, plainText } from '#steps/notifications';
import type { PinnedInputs } from '#steps';
import { findDocument } from '../catalog/catalog.repository.js';
import { endDelivery } from './end-delivery.repository.js';
import { recipientsIn } from './recipients-in.js';

const MOST_RECIPIENT = 320;
const MOST_SUBJECT = 500;

/**
 * Ends an open delivery as failed and notifies each recipient once, in the caller's transaction. Recipients get a sentence by
 * the failure's code; its message is for operators, as it may name machines. False where the delivery is settled already.
 */
export async function failDelivery(em: EntityManager, pinned: PinnedInputs, failure: Failure): Promise<boolean> {
  if (!(await endDelivery(em, pinned.deliveryId, { state: 'failed', failure }))) return false;
  await notifyRecipients(em, pinned, failure.code);
  return true;
}

/** By the output type's channel; into the inbox where a recipient is no mail address. */
async function notifyRecipients(em: EntityManager, pinned: PinnedInputs, code: string): Promise<void> {
  const { deliveryId } = pinned;
  const document = await findDocument(em, pinned.catalog);
  if (!document) return;
  const name = plainText(`Order ${pinned.orderNumber}: ${pinned.product.name}`);
  await em.execute(
    `insert into orders.notification (delivery_id, dedupe_key, channel, recipient, template, subject, body)
      select ?::uuid, ? || ':' || channel || ':failed:' || recipient, channel, recipient, 'delivery_failed', ?, ?
        from jsonb_to_recordset(?::jsonb) as row (channel text, recipient text)
      on conflict (dedupe_key) do nothing`,
    [
      deliveryId,
      deliveryId,
      storableText(`${name} could not be delivered`.slice(-MOST_SUBJECT)),
      `${customerSentence(code)}\n\nNothing was delivered. When the cause is fixed, deliver the order line again.`,
      JSON.stringify(addressesOf(recipientsIn(document, pinned.outputType))),
    ],
  );
}

/** Recipients with their channel, without those whose address cannot be stored. */
function addressesOf({
  channel,
  recipients,
}: ReturnType<typeof recipientsIn>): { channel: string; recipient: string }[] {
  const addresses = recipients.map((recipient) =>
    channel === 'email' && isMailAddress(recipient)
      ? { channel, recipient }
      : { channel: 'in_app', recipient: storableText(plainText(recipient).slice(0, MOST_RECIPIENT)) },
  );
  return addresses.filter(({ recipient }) => recipient !== '');
}
