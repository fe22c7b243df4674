import { defineEntity, p } from '@mikro-orm/core';
import type { PresetNote } from '#workflow-core';

/** A migrated legacy config with the report of its conversion. Rows are never deleted; only `rolledBackAt` changes. */
export const PresetMigrationEntity = defineEntity({
  name: 'PresetMigration',
  tableName: 'preset_migration',
  indexes: [{ properties: ['outputType', 'id'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    outputType: p.string().length(63),
    config: p.json<unknown>(),
    /** Of the config's canonical JSON. */
    configSha256: p.string().length(64),
    report: p.json<PresetNote[]>(),
    /** Null where the config stays legacy. */
    workflow: p.string().length(63).nullable(),
    version: p.integer().nullable(),
    /** What the output type had before it was migrated, '' for none. */
    workflowBefore: p.string().length(63),
    migratedAt: p.datetime().defaultRaw('now()'),
    rolledBackAt: p.datetime().nullable(),
  },
});
