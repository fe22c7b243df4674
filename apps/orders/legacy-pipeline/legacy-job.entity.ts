import { defineEntity, p } from '@mikro-orm/core';
import type { Failure } from '#contracts';
import type { ProcessIdentity } from './process-identity.js';

/** A job of the legacy pipeline; its lease lets another process take over from one that died. */
export const LegacyJobEntity = defineEntity({
  name: 'LegacyJob',
  tableName: 'legacy_job',
  indexes: [{ properties: ['state', 'id'] }, { properties: ['finishedAt'], where: `state = 'succeeded'` }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    deliveryId: p.uuid().unique(),
    runId: p.uuid(),
    state: p.string().length(10).default('queued'),
    /** Counts claims. It is also the fencing token: a holder that lost its lease can change nothing. */
    attempts: p.integer().default(0),
    leaseUntil: p.datetime().nullable(),
    /** The process that works on it. */
    holder: p.json<ProcessIdentity>().nullable(),
    /** The step that runs now; null before, between and after steps. */
    step: p.string().length(60).nullable(),
    /** It is not claimed before. */
    nextAttemptAt: p.datetime().defaultRaw('now()'),
    /** Failures in a row that were not the line's own. */
    failures: p.integer().default(0),
    /** How often the last of them came while other lines were delivered in between. */
    repeats: p.integer().default(0),
    lastFailure: p.json<Failure>().nullable(),
    lastFailedAt: p.datetime().nullable(),
    startedAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    finishedAt: p.datetime().nullable(),
    traceparent: p.string().length(60).nullable(),
  },
});
