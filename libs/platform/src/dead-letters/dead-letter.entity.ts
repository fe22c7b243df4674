import { defineEntity, p } from '@mikro-orm/core';

/** A message that `service` could not decode or handle; `field` is a JSON pointer to the first malformed field. */
export const DeadLetterEntity = defineEntity({
  name: 'DeadLetter',
  tableName: 'dead_letter',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    service: p.text(),
    subject: p.text(),
    field: p.text(),
    reason: p.text(),
    body: p.text(),
    /** Only the beginning of the body is kept: it cannot be published again. */
    isCut: p.boolean().default(false),
    receivedAt: p.datetime().defaultRaw('now()'),
    requeuedAt: p.datetime().nullable(),
    discardedAt: p.datetime().nullable(),
  },
});
