import { defineEntity, p } from '@mikro-orm/core';

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
    state: p.string().length(10).default('pending'),
    createdAt: p.datetime().defaultRaw('now()'),
    sentAt: p.datetime().nullable(),
  },
});
