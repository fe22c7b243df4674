import type {
  MigratePresetsReply,
  MigratePresetsRequest,
  MigratedPreset,
  PresetMigrationReply,
  PresetRemark,
  RollBackPresetsReply,
  RollBackPresetsRequest,
  RolledBackPreset,
} from '#contracts';
import { flag, instant, integer, listOf, oneOf, orNull, refTo, schemaOf, sha256, text } from './schema-of.js';
import type { Schema } from './schema-of.js';

const key: Schema = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,62}$' };
const keys: Schema = { ...listOf(key), minItems: 1, maxItems: 1000 };
const remarks = listOf(refTo('PresetRemark'));

/** What the migration of legacy presets takes and gives. */
export const presetSchemas: Record<string, Schema> = {
  MigratePresetsRequest: schemaOf<MigratePresetsRequest>({ outputTypes: keys, dryRun: flag }, [
    'outputTypes',
    'dryRun',
  ]),
  RollBackPresetsRequest: schemaOf<RollBackPresetsRequest>({ outputTypes: keys }, ['outputTypes']),
  PresetRemark: schemaOf<PresetRemark>({ code: text, message: text }),
  MigratedPreset: schemaOf<MigratedPreset>({
    outputType: key,
    preset: text,
    outcome: oneOf('converted', 'unchanged', 'stays_legacy', 'already_has_workflow'),
    workflow: orNull(text),
    version: orNull(integer),
    report: listOf(refTo('PresetNote')),
    remarks,
  }),
  MigratePresetsReply: schemaOf<MigratePresetsReply>({ dryRun: flag, presets: listOf(refTo('MigratedPreset')) }),
  RolledBackPreset: schemaOf<RolledBackPreset>({
    outputType: key,
    preset: text,
    outcome: oneOf('rolled_back', 'already_rolled_back', 'not_migrated', 'workflow_changed_since'),
    workflow: text,
    remarks,
  }),
  RollBackPresetsReply: schemaOf<RollBackPresetsReply>({ presets: listOf(refTo('RolledBackPreset')) }),
  PresetMigrationReply: schemaOf<PresetMigrationReply>({
    id: integer,
    outputType: key,
    config: refTo('PresetConfig'),
    configSha256: sha256,
    report: listOf(refTo('PresetNote')),
    workflow: orNull(text),
    version: orNull(integer),
    workflowBefore: text,
    migratedAt: instant,
    rolledBackAt: orNull(instant),
  }),
};
