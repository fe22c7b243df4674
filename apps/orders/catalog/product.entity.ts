import { defineEntity, p } from '@mikro-orm/core';

/** A customer's product and its newest STEP file. */
export const ProductEntity = defineEntity({
  name: 'Product',
  tableName: 'product',
  properties: {
    key: p.string().length(63).primary(),
    name: p.string().length(200),
    fileName: p.string().length(400),
    fileSha256: p.string().length(64),
    fileByteLength: p.bigint('number'),
    createdAt: p.datetime().defaultRaw('now()'),
    changedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Which material a part of a product shows; set by people or by a delivery's catalog writes. */
export const ProductMaterialEntity = defineEntity({
  name: 'ProductMaterial',
  tableName: 'product_material',
  properties: {
    product: p.string().length(63).primary(),
    part: p.text().primary(),
    material: p.string().length(100),
    why: p.text(),
    /** The delivery that wrote it; null where a person did. */
    deliveryId: p.uuid().nullable(),
    changedAt: p.datetime().defaultRaw('now()'),
  },
});
