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

/**
 * The material that a person assigned to a part of a product. Rows with a `deliveryId` were written by deliveries of an
 * earlier release; they are guesses and ignored.
 */
export const ProductMaterialEntity = defineEntity({
  name: 'ProductMaterial',
  tableName: 'product_material',
  properties: {
    product: p.string().length(63).primary(),
    part: p.text().primary(),
    material: p.string().length(100),
    why: p.text(),
    deliveryId: p.uuid().nullable(),
    changedAt: p.datetime().defaultRaw('now()'),
  },
});

/** The material that a product's last committed delivery chose for a part without an assignment, and why. Never pinned. */
export const ProductGuessEntity = defineEntity({
  name: 'ProductGuess',
  tableName: 'product_guess',
  properties: {
    product: p.string().length(63).primary(),
    /** In the order in which the delivery listed them: a part's key may be too long for an index. */
    position: p.integer().primary(),
    part: p.text(),
    material: p.text(),
    why: p.text(),
    deliveryId: p.uuid(),
    changedAt: p.datetime().defaultRaw('now()'),
  },
});
