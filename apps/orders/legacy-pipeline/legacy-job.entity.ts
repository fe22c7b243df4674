import { defineEntity, p } from '@mikro-orm/core';

/** Work for the legacy pipeline; its lease lets another process take over from a dead one. */
export const LegacyJobEntity = defineEntity({
  name: 'LegacyJob',
  tableName: 'legacy_job',
  indexes: [{ properties: ['state', 'id'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    deliveryId: p.uuid().unique(),
    runId: p.uuid(),
    state: p.string().length(10).default('queued'),
    attempts: p.integer().default(0),
    leaseUntil: p.datetime().nullable(),
    startedAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    finishedAt: p.datetime().nullable(),
    traceparent: p.string().length(60).nullable(),
  },
});
