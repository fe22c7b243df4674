import { digestOf } from '#contracts';
import type { NewestPresetMigration, PresetRemark, RolledBackPreset } from '#contracts';
import type { OutputType } from '#steps';

/** What a rollback does to one output type, by its newest migration; `named`: the request names it. */
export function decideRollback(
  outputType: OutputType,
  migration: NewestPresetMigration | undefined,
  named: boolean,
): RolledBackPreset {
  const { key, workflow, legacyPreset } = outputType;
  const answer = { outputType: key, preset: legacyPreset.preset, workflow, remarks: [] };
  if (!migration || migration.workflow === null) return { ...answer, outcome: 'not_migrated' };
  if (migration.rolledBack) return { ...answer, outcome: 'already_rolled_back' };
  const isOurs = workflow === migration.workflow || workflow === migration.workflowBefore;
  if (!isOurs && !named)
    return { ...answer, outcome: 'workflow_changed_since', remarks: [workflowChanged(outputType)] };
  const isSame = digestOf(legacyPreset) === migration.configSha256;
  return {
    ...answer,
    outcome: 'rolled_back',
    workflow: migration.workflowBefore,
    remarks: isSame ? [] : [configChanged()],
  };
}

function workflowChanged({ key, workflow }: OutputType): PresetRemark {
  const message = `It was given the workflow "${workflow}" after its migration and keeps it. Name "${key}" to take that back as well.`;
  return { code: 'workflow_changed_since', message };
}

function configChanged(): PresetRemark {
  const message = 'Its preset was edited after the migration and stays as it is. What it was: ./hartomat presets list.';
  return { code: 'config_changed_since', message };
}
