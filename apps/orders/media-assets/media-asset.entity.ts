import { defineEntity, p } from '@mikro-orm/core';

/** A live asset: it belongs to the run that committed the delivery. */
export const MediaAssetEntity = defineEntity({
  name: 'MediaAsset',
  tableName: 'media_asset',
  properties: {
    deliveryId: p.uuid().primary(),
    name: p.string().length(120).primary(),
    runId: p.uuid(),
    /** In the order of saving, from 0; deliveries of earlier builds have 0 throughout. */
    position: p.integer().default(0),
    mediaType: p.string().length(100),
    sha256: p.string().length(64),
    byteLength: p.bigint('number'),
    width: p.integer().nullable(),
    height: p.integer().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
