import { defineEntity, p } from '@mikro-orm/core';

/**
 * An event written with the change that it is about; the relay publishes it when the bus is available. It is kept for some
 * minutes after that, since a stream that is lost takes unread messages with it.
 */
export const OutboxMessageEntity = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox_message',
  // Unpublished rows are its nulls, in order of id.
  indexes: [{ properties: ['publishedTo', 'id'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    event: p.string().length(120),
    payload: p.json<Record<string, unknown>>(),
    traceparent: p.string().length(60).nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    publishedAt: p.datetime().nullable(),
    /** The event stream that has it: the stream's time of creation as the server writes it. Null = unpublished. */
    publishedTo: p.string().length(40).nullable(),
  },
});
