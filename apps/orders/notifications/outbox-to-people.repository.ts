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

/** What is known of one whose sender died; nobody can say whether it went out. */
export interface LostNotification {
  id: string;
  channel: string;
  recipient: string;
}

const SENDER_DIED: SendError = {
  code: 'sender_died',
  message: 'The process that was sending it ended without a word, so it may have gone out or not.',
};

const NOTICE =
  'Nobody can say whether this message arrived: it was handed over and never confirmed. It is not sent again by itself; ask the recipient, or have it resent.';

/** Sends in-app notifications by making them visible: the row is the inbox. */
export async function deliverToInbox(em: EntityManager): Promise<void> {
  await em.execute(
    `update orders.notification set state = 'sent', sink = 'inbox', sent_at = now(), updated_at = now()
      where state = 'pending' and channel = 'in_app'`,
  );
}

/** Takes up to `limit` that are due, oldest first; other processes skip them. */
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
 * Keeps how an attempt ended; call it inside a transaction. Also after its lease ran out, as the attempt knows more than
 * who gave it up. False where somebody has had it resent since.
 */
export async function settleAttempt(
  em: EntityManager,
  { id, claim }: ClaimedNotification,
  after: AfterAttempt,
  sink: string,
): Promise<boolean> {
  const again = after.state === 'pending' ? after : { inMs: 0, counts: true };
  const sent = after.state === 'sent';
  const settled = await em.execute<unknown[]>(
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
  if (settled.length > 0 && after.state === 'unknown') await tellUnconfirmed(em, [id]);
  return settled.length > 0;
}

/** Gives up on attempts whose sender is dead: they may have gone out, so they become `unknown`. Call it in a transaction. */
export async function giveUpLost(em: EntityManager): Promise<LostNotification[]> {
  const lost = await em.execute<LostNotification[]>(
    `update orders.notification set state = 'unknown', last_error = ?::jsonb, lease_until = null, updated_at = now()
      where state = 'sending' and lease_until < now() returning id::text, channel, recipient`,
    [JSON.stringify(SENDER_DIED)],
  );
  if (lost.length > 0)
    await tellUnconfirmed(
      em,
      lost.map(({ id }) => id),
    );
  return lost;
}

/** One notice in the recipient's inbox for each, however often it becomes unknown. */
async function tellUnconfirmed(em: EntityManager, ids: string[]): Promise<void> {
  await em.execute(
    `insert into orders.notification (delivery_id, dedupe_key, channel, recipient, template, subject, body)
      select delivery_id, dedupe_key || ':unconfirmed', 'in_app', recipient, 'unconfirmed',
             left('Not confirmed: ' || subject, 500), ?
        from orders.notification where id in (?)
      on conflict (dedupe_key) do nothing`,
    [NOTICE, ids],
  );
}
