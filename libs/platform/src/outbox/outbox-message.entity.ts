import { defineEntity, p } from '@mikro-orm/core';

/** An event written with the change that it tells of; the relay publishes it when the bus is there, then deletes it. */
export const OutboxMessageEntity = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox_message',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    event: p.string().length(120),
    payload: p.json<Record<string, unknown>>(),
    traceparent: p.string().length(60).nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
