import { defineEntity, p } from '@mikro-orm/core';

export const OrderEntity = defineEntity({
  name: 'Order',
  tableName: 'customer_order',
  indexes: [{ properties: ['createdAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    number: p.string().length(40).unique(),
    /** Chosen by the client, so that a repeated request creates no second order. */
    idempotencyKey: p.string().length(200).nullable().unique(),
    requestSha256: p.string().length(64).nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** One product to be shown in one output type. */
export const OrderLineEntity = defineEntity({
  name: 'OrderLine',
  tableName: 'order_line',
  indexes: [{ properties: ['orderId'] }, { properties: ['outputType'] }],
  properties: {
    id: p.uuid().primary(),
    orderId: p.uuid(),
    position: p.integer(),
    product: p.string().length(63),
    outputType: p.string().length(63),
  },
});
