import { defineEntity, p } from '@mikro-orm/core';

/** An event written with the change that it tells of; the relay publishes it when the bus is there. */
export const OutboxMessageEntity = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox_message',
  indexes: [{ properties: ['publishedAt', 'id'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    event: p.string().length(120),
    payload: p.json<Record<string, unknown>>(),
    traceparent: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    publishedAt: p.datetime().nullable(),
  },
});
