import { defineEntity, p } from '@mikro-orm/core';
import type { DeliveryPath, DeliveryReply, Failure, Mode } from '#contracts';
import type { PinnedInputs } from '#steps';

/** Which path's result an order line got. `open` turns into one of the others exactly once, by a compare-and-set. */
export const DeliveryEntity = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  uniques: [{ properties: ['orderLineId', 'generation'] }],
  indexes: [{ properties: ['state', 'mode', 'legacyOnly'] }],
  properties: {
    id: p.uuid().primary(),
    orderLineId: p.uuid(),
    generation: p.integer(),
    requestedMode: p.string().length(10).$type<Mode>().nullable(),
    mode: p.string().length(10).$type<Mode>(),
    reasonCode: p.string().length(60),
    state: p.string().length(10).$type<DeliveryReply['state']>().default('open'),
    /** True once legacy alone may commit: after a fallback or the kill switch. */
    legacyOnly: p.boolean().default(false),
    fallbackReason: p.string().length(60).nullable(),
    pinned: p.json<PinnedInputs>(),
    graphRunId: p.uuid().nullable(),
    acceptBy: p.datetime().nullable(),
    acceptedAt: p.datetime().nullable(),
    deadlineAt: p.datetime().nullable(),
    committedPath: p.string().length(10).$type<DeliveryPath>().nullable(),
    committedRunId: p.uuid().nullable(),
    failure: p.json<Failure>().nullable(),
    traceparent: p.string().length(60).nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    settledAt: p.datetime().nullable(),
  },
});
