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
