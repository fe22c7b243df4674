import type { EntityManager } from '@mikro-orm/postgresql';
import { typedTables } from '#platform/orm';
import { PublishedDefinitionEntity } from './definitions/published-definition.entity.js';
import { migrations } from './migrations/index.js';
import { PresetMigrationEntity } from './presets/preset-migration.entity.js';
import { WorkflowDraftEntity } from './workflows/drafts/workflow-draft.entity.js';
import { WorkflowVersionEntity } from './workflows/workflow-version.entity.js';

/** The `registry` schema: its tables and how they came to be. */
export const registrySchema = {
  schema: 'registry',
  entities: [PublishedDefinitionEntity, WorkflowVersionEntity, WorkflowDraftEntity, PresetMigrationEntity],
  migrations,
};

/** The schema's tables for typed queries, in the transaction of `em` where it is in one. */
export const registryTables = (em: EntityManager) =>
  typedTables<(typeof registrySchema.entities)[number]>(em, 'registry');
