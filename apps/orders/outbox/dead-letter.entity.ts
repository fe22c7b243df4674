import { defineEntity, p } from '@mikro-orm/core';

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
