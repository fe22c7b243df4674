import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsString, MaxLength } from 'class-validator';
import type { PresetNote } from '#workflow-core';
import { IsKey, IsKeyOrNone, IsSha256, IsTimestamp } from '../formats.js';
import { NestedList, Optional } from '../presence.js';
import { IsRowNumber } from '../row-number.js';

const MOST = 1000;

/** Keys of output types, all where absent. A named one is migrated even if it has a workflow already. */
export class MigratePresetsRequest {
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @IsKey({ each: true })
  outputTypes?: string[];

  /** Says what would happen and writes nothing. */
  @Optional() @IsBoolean() dryRun?: boolean;
}

/** Keys of output types, all where absent. A named one gets its workflow back even if it was changed since. */
export class RollBackPresetsRequest {
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @IsKey({ each: true })
  outputTypes?: string[];
}

export type MigrationOutcome = 'converted' | 'unchanged' | 'stays_legacy' | 'already_has_workflow';
export type RollbackOutcome = 'rolled_back' | 'already_rolled_back' | 'not_migrated' | 'workflow_changed_since';

/** A remark on an output type besides its outcome: `rollout_row_applies`, `config_changed_since`, … */
export class PresetRemark {
  code!: string;
  message!: string;
}

/** One output type's migration. `workflow` and `version` are null where legacy keeps it; `report` points into its config. */
export class MigratedPreset {
  outputType!: string;
  preset!: string;
  outcome!: MigrationOutcome;
  workflow!: string | null;
  @IsInt() version!: number | null;
  report!: PresetNote[];
  remarks!: PresetRemark[];
}

export class MigratePresetsReply {
  dryRun!: boolean;
  presets!: MigratedPreset[];
}

/** `workflow` is what the output type has now ('' = none: legacy delivers). */
export class RolledBackPreset {
  outputType!: string;
  preset!: string;
  outcome!: RollbackOutcome;
  workflow!: string;
  remarks!: PresetRemark[];
}

export class RollBackPresetsReply {
  presets!: RolledBackPreset[];
}

/** An output type's config in the request to the registry. */
export class PresetToMigrate {
  @IsKey() outputType!: string;
  @IsString() @MaxLength(200) label!: string;
  /** The config as canonical JSON: its digest shows whether it was edited. */
  @IsString() config!: string;
  /** The output type's workflow now ('' = none). */
  @IsKeyOrNone() workflow!: string;
  /** Migrate it even if it has a workflow already. */
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
  @IsArray() @ArrayMaxSize(MOST) @IsKey({ each: true }) outputTypes!: string[];
}

/** The newest migration of an output type, without the stored config. */
export class NewestPresetMigration {
  outputType!: string;
  @IsSha256() configSha256!: string;
  workflow!: string | null;
  workflowBefore!: string;
  rolledBack!: boolean;
}

export class ListPresetMigrationsRequest {
  @Optional() @IsKey() outputType?: string;
  /** Only those that are older than the one of this id. */
  @Optional() @Type(() => Number) @IsRowNumber() before?: number;
}

/** A migration with the config that it stored. */
export class PresetMigrationReply {
  @IsInt() id!: number;
  outputType!: string;
  config!: unknown;
  @IsSha256() configSha256!: string;
  report!: PresetNote[];
  workflow!: string | null;
  @IsInt() version!: number | null;
  workflowBefore!: string;
  @IsTimestamp() migratedAt!: string;
  @IsTimestamp() rolledBackAt!: string | null;
}
