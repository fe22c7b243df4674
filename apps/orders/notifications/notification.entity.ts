import { defineEntity, p } from '@mikro-orm/core';
import type { SendError } from './decide-after-attempt.js';

/** Orders' own outbox to people: written by the commit, sent without the bus. `dedupeKey` makes it one. */
export const NotificationEntity = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  indexes: [{ properties: ['state'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    deliveryId: p.uuid(),
    dedupeKey: p.string().length(400).unique(),
    channel: p.string().length(20),
    recipient: p.string().length(320),
    template: p.string().length(100),
    subject: p.string().length(500),
    body: p.text(),
    /** pending → sending → sent | failed | unknown; in-app ones skip sending. */
    state: p.string().length(10).default('pending'),
    /** Attempts begun since it was queued or resent. */
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime().defaultRaw('now()'),
    /** Of the attempt that has it: only that attempt may say how it ended. */
    claim: p.uuid().nullable(),
    /** A sender that has not said by then how its attempt ended is dead. */
    leaseUntil: p.datetime().nullable(),
    lastError: p.json<SendError>().nullable(),
    /** Where it went: inbox, smtp or folder. */
    sink: p.string().length(20).nullable(),
    /** What the sink calls it. */
    providerMessageId: p.string().length(300).nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    sentAt: p.datetime().nullable(),
  },
});
