import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsString, Matches, MaxLength } from 'class-validator';
import type { PresetNote } from '#workflow-core';
import { NestedList, Optional } from '../presence.js';
import { IsRowNumber } from '../row-number.js';

const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;
const WORKFLOW_OR_NONE = /^([a-z0-9][a-z0-9-]{0,62})?$/;
const MOST = 1000;

/** Keys of output types, all where absent. One that is named is migrated also where people gave it a workflow. */
export class MigratePresetsRequest {
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Matches(KEY, { each: true })
  outputTypes?: string[];

  /** Says what would happen and writes nothing. */
  @Optional() @IsBoolean() dryRun?: boolean;
}

/** Keys of output types, all where absent. One that is named gets its workflow back also where people changed it since. */
export class RollBackPresetsRequest {
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @Matches(KEY, { each: true })
  outputTypes?: string[];
}

export type MigrationOutcome = 'converted' | 'unchanged' | 'stays_legacy' | 'already_has_workflow';
export type RollbackOutcome = 'rolled_back' | 'already_rolled_back' | 'not_migrated' | 'workflow_changed_since';

/** What to know of an output type beside its outcome: `rollout_row_applies`, `config_changed_since`, … */
export interface PresetRemark {
  code: string;
  message: string;
}

/** One output type's migration. `workflow` and `version` are null where legacy keeps it; `report` points into its config. */
export interface MigratedPreset {
  outputType: string;
  preset: string;
  outcome: MigrationOutcome;
  workflow: string | null;
  version: number | null;
  report: PresetNote[];
  remarks: PresetRemark[];
}

export interface MigratePresetsReply {
  dryRun: boolean;
  presets: MigratedPreset[];
}

/** `workflow` is what the output type has now ('' = none: legacy delivers). */
export interface RolledBackPreset {
  outputType: string;
  preset: string;
  outcome: RollbackOutcome;
  workflow: string;
  remarks: PresetRemark[];
}

export interface RollBackPresetsReply {
  presets: RolledBackPreset[];
}

/** An output type's config as the registry is asked to migrate it. */
export class PresetToMigrate {
  @Matches(KEY) outputType!: string;
  @IsString() @MaxLength(200) label!: string;
  /** The config as canonical JSON: the text whose digest tells whether it was edited. */
  @IsString() config!: string;
  /** The output type's workflow now ('' = none). */
  @Matches(WORKFLOW_OR_NONE) workflow!: string;
  /** Migrate it also where people gave it its workflow. */
  @IsBoolean() named!: boolean;
}

export class MigrateConfigsRequest {
  @ArrayMaxSize(MOST)
  @NestedList(() => PresetToMigrate)
  configs!: PresetToMigrate[];
  @IsBoolean() dryRun!: boolean;
}

/** `workflowBefore`: what a rollback gives the output type back. */
export interface MigratedConfig extends Pick<MigratedPreset, 'outcome' | 'workflow' | 'version' | 'report'> {
  outputType: string;
  workflowBefore: string;
}

export class OutputTypeKeys {
  @IsArray() @ArrayMaxSize(MOST) @Matches(KEY, { each: true }) outputTypes!: string[];
}

/** The newest migration of an output type, without what it kept. */
export interface NewestPresetMigration {
  outputType: string;
  configSha256: string;
  workflow: string | null;
  workflowBefore: string;
  rolledBack: boolean;
}

export class ListPresetMigrationsRequest {
  @Optional() @Matches(KEY) outputType?: string;
  /** Only those that are older than the one of this id. */
  @Optional() @Type(() => Number) @IsRowNumber() before?: number;
}

/** A migration with the config that it kept for good. */
export interface PresetMigrationReply {
  id: number;
  outputType: string;
  config: unknown;
  configSha256: string;
  report: PresetNote[];
  workflow: string | null;
  version: number | null;
  workflowBefore: string;
  migratedAt: string;
  rolledBackAt: string | null;
}
