import { Controller } from '@nestjs/common';
import {
  ConvertPresetRequest,
  ListPresetMigrationsRequest,
  MigrateConfigsRequest,
  OutputTypeKeys,
  REQUESTS,
} from '#contracts';
import type { MigratedConfig, NewestPresetMigration, PresetMigrationReply } from '#contracts';
import { HandleRequest } from '#platform/nats';
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

  /** Converts a legacy config with the newest definitions; stores nothing. */
  @HandleRequest(REQUESTS.registry.convertPreset)
  convert({ config }: ConvertPresetRequest): PresetConversion {
    return convertPreset(config, this.definitions.newest);
  }

  @HandleRequest(REQUESTS.registry.migratePresets)
  migrate(request: MigrateConfigsRequest): Promise<MigratedConfig[]> {
    return this.migration.migrate(request);
  }

  @HandleRequest(REQUESTS.registry.newestPresetMigrations)
  newest({ outputTypes }: OutputTypeKeys): Promise<NewestPresetMigration[]> {
    return this.migrations.newestOf(outputTypes);
  }

  /** Marks migrations only; orders restores the output types' workflows. */
  @HandleRequest(REQUESTS.registry.rollBackPresets)
  async rollBack({ outputTypes }: OutputTypeKeys): Promise<NewestPresetMigration[]> {
    await this.migrations.markRolledBack(outputTypes);
    return this.migrations.newestOf(outputTypes);
  }

  @HandleRequest(REQUESTS.registry.listPresetMigrations)
  list(request: ListPresetMigrationsRequest): Promise<PresetMigrationReply[]> {
    return this.migrations.page(request);
  }
}
