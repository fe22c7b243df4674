import { defineEntity, p } from '@mikro-orm/core';
import type { Evidence } from '#contracts';

/** What legacy did for a delivery; the first report counts. */
export const LegacyEvidenceEntity = defineEntity({
  name: 'LegacyEvidence',
  tableName: 'legacy_evidence',
  properties: {
    deliveryId: p.text().primary(),
    evidence: p.json<Evidence>(),
    traceparent: p.text().nullable(),
    receivedAt: p.datetime().defaultRaw('now()'),
  },
});

/** What a graph run did for a delivery; `comparedAt` is set with its comparison. A delivery may have several runs. */
export const GraphEvidenceEntity = defineEntity({
  name: 'GraphEvidence',
  tableName: 'graph_evidence',
  indexes: [{ properties: ['deliveryId'] }, { properties: ['comparedAt', 'receivedAt'] }],
  properties: {
    runId: p.text().primary(),
    deliveryId: p.text(),
    evidence: p.json<Evidence>(),
    traceparent: p.text().nullable(),
    receivedAt: p.datetime().defaultRaw('now()'),
    comparedAt: p.datetime().nullable(),
    /** Attempts, counted before they begin, so that those that kill the process are counted too. */
    attempts: p.smallint().default(0),
    /** How often it was postponed because a dependency was unavailable. */
    postponements: p.smallint().default(0),
    /** The lease of the process that compares the pair; null while none does. */
    leaseId: p.uuid().nullable(),
    /** The pair is not leased before: the end of its lease or of a pause. Null: at once. */
    nextTryAt: p.datetime().nullable(),
  },
});
