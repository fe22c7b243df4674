import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  ConvertPresetRequest,
  ListPresetMigrationsRequest,
  MigrateConfigsRequest,
  OutputTypeKeys,
  REQUESTS,
} from '#contracts';
import type { MigratedConfig, NewestPresetMigration, PresetMigrationReply } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { convertPreset } from '#workflow-core';
import type { PresetConversion } from '#workflow-core';
import { DefinitionsService } from '../definitions/definitions.service.js';
import { PresetMigrationService } from './preset-migration.service.js';
import { PresetMigrationsRepository } from './preset-migrations.repository.js';

@Controller()
export class PresetsController {
  constructor(
    private readonly definitions: DefinitionsService,
    private readonly migration: PresetMigrationService,
    private readonly migrations: PresetMigrationsRepository,
  ) {}

  /** Nothing is stored: what a legacy config would become with the definitions of today. */
  @RequestPattern(REQUESTS.registry.convertPreset)
  convert(@Payload() { config }: ConvertPresetRequest): PresetConversion {
    return convertPreset(config, this.definitions.newest);
  }

  @RequestPattern(REQUESTS.registry.migratePresets)
  migrate(@Payload() request: MigrateConfigsRequest): Promise<MigratedConfig[]> {
    return this.migration.migrate(request);
  }

  @RequestPattern(REQUESTS.registry.newestPresetMigrations)
  newest(@Payload() { outputTypes }: OutputTypeKeys): Promise<NewestPresetMigration[]> {
    return this.migrations.newestOf(outputTypes);
  }

  /** Only the mark; what the output types get back is the catalog's business. */
  @RequestPattern(REQUESTS.registry.rollBackPresets)
  async rollBack(@Payload() { outputTypes }: OutputTypeKeys): Promise<NewestPresetMigration[]> {
    await this.migrations.markRolledBack(outputTypes);
    return this.migrations.newestOf(outputTypes);
  }

  @RequestPattern(REQUESTS.registry.listPresetMigrations)
  list(@Payload() request: ListPresetMigrationsRequest): Promise<PresetMigrationReply[]> {
    return this.migrations.page(request);
  }
}
