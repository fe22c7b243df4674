import { defineEntity, p } from '@mikro-orm/core';

/** A message from the bus that the border could not accept; `field` is a JSON pointer to the first offence. */
export const DeadLetterEntity = defineEntity({
  name: 'DeadLetter',
  tableName: 'dead_letter',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    service: p.string().length(40),
    subject: p.string().length(400),
    field: p.text(),
    reason: p.text(),
    body: p.text(),
    receivedAt: p.datetime().defaultRaw('now()'),
  },
});
