import type { EntityManager } from '@mikro-orm/postgresql';
import { DeadLetterEntity } from '#platform/dead-letters';
import { typedTables } from '#platform/orm';
import type { SchemaOptions } from '#platform/orm';
import { OutboxMessageEntity } from '#platform/outbox';
import { CatalogDocumentEntity, CatalogHeadEntity } from './catalog/catalog-document.entity.js';
import { CatalogEditEntity } from './catalog/catalog-edit.entity.js';
import { ProductEntity, ProductGuessEntity, ProductMaterialEntity } from './catalog/product.entity.js';
import { DeliveryEntity } from './deliveries/delivery.entity.js';
import { PathRunEntity, SkippedCatalogWriteEntity, StagedEffectEntity } from './deliveries/path-run.entity.js';
import { KillSwitchEntity, RolloutEntity } from './rollouts/rollout.entity.js';
import { LegacyJobEntity } from './legacy-pipeline/legacy-job.entity.js';
import { MediaAssetEntity } from './media-assets/media-asset.entity.js';
import { migrations } from './migrations/index.js';
import { NotificationEntity } from './notifications/notification.entity.js';
import { OrderEntity, OrderLineEntity } from './orders/order.entity.js';

/** The `orders` schema: its tables and how they came to be. */
export const ordersSchema = {
  schema: 'orders',
  entities: [
    CatalogDocumentEntity,
    CatalogHeadEntity,
    CatalogEditEntity,
    ProductEntity,
    ProductMaterialEntity,
    ProductGuessEntity,
    OrderEntity,
    OrderLineEntity,
    RolloutEntity,
    KillSwitchEntity,
    DeliveryEntity,
    PathRunEntity,
    StagedEffectEntity,
    SkippedCatalogWriteEntity,
    LegacyJobEntity,
    MediaAssetEntity,
    NotificationEntity,
    OutboxMessageEntity,
    DeadLetterEntity,
  ],
  migrations,
};

/** The schema's tables for typed queries, in the transaction of `em` where it is in one. */
export const ordersTables = (em: EntityManager) => typedTables<(typeof ordersSchema.entities)[number]>(em, 'orders');

/** The schema's options on a database. */
export const ordersDatabase = (config: { databaseUrl: string; databasePoolSize: number }): SchemaOptions => ({
  ...ordersSchema,
  databaseUrl: config.databaseUrl,
  poolSize: config.databasePoolSize,
});
