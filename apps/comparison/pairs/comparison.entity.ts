import { defineEntity, p } from '@mikro-orm/core';
import type { Aspect, ComparisonReason, Verdict } from '#contracts';

/** The verdict on a delivery's legacy evidence and one graph run's. One per run, immutable. */
export const ComparisonEntity = defineEntity({
  name: 'Comparison',
  tableName: 'comparison',
  indexes: [{ properties: ['deliveryId'] }, { properties: ['comparedAt'] }],
  properties: {
    id: p.uuid().primary(),
    runId: p.text().unique(),
    deliveryId: p.text(),
    orderLineId: p.text(),
    verdict: p.string().length(20).$type<Verdict>(),
    /** Without the aspects that did not exist when it was made. */
    aspects: p.json<Partial<Record<Aspect, Verdict>>>(),
    reasons: p.json<ComparisonReason[]>(),
    comparedAt: p.datetime().defaultRaw('now()'),
  },
});
