import { defineEntity, p } from '@mikro-orm/core';

/**
 * An event written with the change that it tells of; the relay publishes it when the bus is there. It is kept for some
 * minutes after that, since a stream that is lost takes with it what nobody has read yet.
 */
export const OutboxMessageEntity = defineEntity({
  name: 'OutboxMessage',
  tableName: 'outbox_message',
  // Unpublished ones are the nulls of it, in their order.
  indexes: [{ properties: ['publishedTo', 'id'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    event: p.string().length(120),
    payload: p.json<Record<string, unknown>>(),
    traceparent: p.string().length(60).nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    publishedAt: p.datetime().nullable(),
    /** Which event stream has it: the moment at which that was created, in the server's own words. Null = unpublished. */
    publishedTo: p.string().length(40).nullable(),
  },
});
