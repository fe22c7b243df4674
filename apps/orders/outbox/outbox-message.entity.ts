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
    traceparent: p.string().length(60).nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    publishedAt: p.datetime().nullable(),
  },
});

/** A message from the bus that the border could not accept. */
export const DeadLetterEntity = defineEntity({
  name: 'DeadLetter',
  tableName: 'dead_letter',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    subject: p.string().length(400),
    field: p.string().length(400),
    reason: p.text(),
    body: p.text(),
    receivedAt: p.datetime().defaultRaw('now()'),
  },
});
