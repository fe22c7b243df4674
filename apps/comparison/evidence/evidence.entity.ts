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
    /** How often comparing was begun, counted before it begins: whatever ends the process is counted too. */
    attempts: p.smallint().default(0),
    /** How often it was put off because something around us was away. */
    postponements: p.smallint().default(0),
    /** Not before; null: at once. */
    nextTryAt: p.datetime().nullable(),
  },
});
