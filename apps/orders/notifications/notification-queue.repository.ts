import type { EntityManager } from '@mikro-orm/postgresql';
import type { SentChannel } from './channel-policy.js';
import type { AfterAttempt, SendError } from './decide-after-attempt.js';

/** A notification that this process alone may send now. `attempts` counts the attempt that begins. */
export interface ClaimedNotification {
  id: string;
  claim: string;
  deliveryId: string;
  dedupeKey: string;
  channel: SentChannel;
  recipient: string;
  subject: string;
  body: string;
  attempts: number;
  traceparent: string | null;
}

/** A notification whose sender died: it is unknown whether it was sent. */
export interface LostNotification {
  id: string;
  channel: string;
  recipient: string;
}

const SENDER_DIED: SendError = {
  code: 'sender_died',
  message: 'The process that was sending it died, so it may or may not have been sent.',
};

const NOTICE =
  'It is unknown whether this message arrived: it was handed over and never confirmed. It is not sent again automatically; ask the recipient, or have it resent.';

/** Sends in-app notifications by making them visible: the row is the inbox. */
export async function deliverToInbox(em: EntityManager): Promise<void> {
  await em.execute(
    `update orders.notification set state = 'sent', sink = 'inbox', sent_at = now(), updated_at = now()
      where state = 'pending' and channel = 'in_app'`,
  );
}

/** Claims up to `limit` that are due, oldest first; other processes skip them. */
export async function claimDue(
  em: EntityManager,
  channel: SentChannel,
  limit: number,
  leaseMs: number,
): Promise<ClaimedNotification[]> {
  return em.execute<ClaimedNotification[]>(
    `with due as (
        select id from orders.notification
         where state = 'pending' and channel = ? and next_attempt_at <= now()
         order by next_attempt_at, id limit ? for update skip locked
      )
      update orders.notification n
         set state = 'sending', attempts = n.attempts + 1, claim = gen_random_uuid(), updated_at = now(),
             lease_until = now() + make_interval(secs => ?::float8 / 1000)
        from due where n.id = due.id
      returning n.id::text, n.claim, n.delivery_id as "deliveryId", n.dedupe_key as "dedupeKey", n.channel, n.recipient,
                n.subject, n.body, n.attempts,
                (select d.traceparent from orders.delivery d where d.id = n.delivery_id) as traceparent`,
    [channel, limit, leaseMs],
  );
}

/**
 * Records how an attempt ended, in the caller's transaction; also after its lease ran out, as the attempt's own outcome is
 * more exact than `unknown`. False where the notification was resent since.
 */
export async function recordAttempt(
  em: EntityManager,
  { id, claim }: ClaimedNotification,
  after: AfterAttempt,
  sink: string,
): Promise<boolean> {
  const again = after.state === 'pending' ? after : { inMs: 0, counts: true };
  const sent = after.state === 'sent';
  const recorded = await em.execute<unknown[]>(
    `update orders.notification
        set state = ?, last_error = ?::jsonb, sink = ?, provider_message_id = ?, lease_until = null, updated_at = now(),
            sent_at = case when ? then now() end, attempts = attempts - ?::int,
            next_attempt_at = now() + make_interval(secs => ?::float8 / 1000)
      where id = ? and claim = ? and state in ('sending', 'unknown') returning id`,
    [
      after.state,
      sent ? null : JSON.stringify(after.error),
      sink,
      sent ? after.providerMessageId : null,
      sent,
      again.counts ? 0 : 1,
      again.inMs,
      id,
      claim,
    ],
  );
  if (recorded.length > 0 && after.state === 'unknown') await notifyUnconfirmed(em, [id]);
  return recorded.length > 0;
}

/** Marks notifications whose sender died as `unknown`: they may have been sent. Call it inside a transaction. */
export async function markLost(em: EntityManager): Promise<LostNotification[]> {
  const lost = await em.execute<LostNotification[]>(
    `update orders.notification set state = 'unknown', last_error = ?::jsonb, lease_until = null, updated_at = now()
      where state = 'sending' and lease_until < now() returning id::text, channel, recipient`,
    [JSON.stringify(SENDER_DIED)],
  );
  if (lost.length > 0)
    await notifyUnconfirmed(
      em,
      lost.map(({ id }) => id),
    );
  return lost;
}

/** Queues one in-app notice to the recipient of each, however often it becomes unknown. */
async function notifyUnconfirmed(em: EntityManager, ids: string[]): Promise<void> {
  await em.execute(
    `insert into orders.notification (delivery_id, dedupe_key, channel, recipient, template, subject, body)
      select delivery_id, dedupe_key || ':unconfirmed', 'in_app', recipient, 'unconfirmed',
             left('Not confirmed: ' || subject, 500), ?
        from orders.notification where id in (?)
      on conflict (dedupe_key) do nothing`,
    [NOTICE, ids],
  );
}
