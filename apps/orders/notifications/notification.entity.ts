import { defineEntity, p } from '@mikro-orm/core';
import type { NotificationReply, NotificationState } from '#contracts';
import type { SendError } from './decide-after-attempt.js';

/** A notification: queued by the commit, sent without the bus, once for each `dedupeKey`. */
export const NotificationEntity = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  indexes: [{ properties: ['state'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    deliveryId: p.uuid(),
    dedupeKey: p.string().length(400).unique(),
    channel: p.string().length(20).$type<NotificationReply['channel']>(),
    recipient: p.string().length(320),
    template: p.string().length(100),
    subject: p.string().length(500),
    body: p.text(),
    /** pending → sending → sent | failed | unknown; in-app ones skip sending. */
    state: p.string().length(10).$type<NotificationState>().default('pending'),
    /** Attempts begun since it was queued or resent. */
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime().defaultRaw('now()'),
    /** The claim of the current attempt; only that attempt may record its outcome. */
    claim: p.uuid().nullable(),
    /** A sender that has not recorded an outcome by then is taken for dead. */
    leaseUntil: p.datetime().nullable(),
    lastError: p.json<SendError>().nullable(),
    /** Where it went: inbox, smtp or folder. */
    sink: p.string().length(20).$type<NonNullable<NotificationReply['sink']>>().nullable(),
    /** Its id at the sink. */
    providerMessageId: p.string().length(300).nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    sentAt: p.datetime().nullable(),
  },
});
