import type { EntityManager } from '@mikro-orm/postgresql';
import { DeadLetterEntity } from '#platform/dead-letters';
import { typedTables } from '#platform/orm';
import type { SchemaOptions } from '#platform/orm';
import { GraphEvidenceEntity, LegacyEvidenceEntity } from './evidence/evidence.entity.js';
import { migrations } from './migrations/index.js';
import { OutboxMessageEntity } from '#platform/outbox';
import { ComparisonEntity } from './pairs/comparison.entity.js';

/** The `comparison` schema: its tables and how they came to be. */
export const comparisonSchema = {
  schema: 'comparison',
  entities: [LegacyEvidenceEntity, GraphEvidenceEntity, ComparisonEntity, OutboxMessageEntity, DeadLetterEntity],
  migrations,
};

/** The schema's tables for typed queries, in the transaction of `em` where it is in one. */
export const comparisonTables = (em: EntityManager) =>
  typedTables<(typeof comparisonSchema.entities)[number]>(em, 'comparison');

/** The schema's options on a database. */
export const comparisonDatabase = (config: { databaseUrl: string; databasePoolSize: number }): SchemaOptions => ({
  ...comparisonSchema,
  databaseUrl: config.databaseUrl,
  poolSize: config.databasePoolSize,
});
