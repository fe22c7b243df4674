import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { MigratePresetsRequest, RollBackPresetsRequest } from '#contracts';
import type { MigratePresetsReply, RollBackPresetsReply } from '#contracts';
import { Needs } from '#platform/access';
import { PresetMigrationService } from './preset-migration.service.js';
import { PresetRollbackService } from './preset-rollback.service.js';

@Controller('internal/presets')
export class PresetsController {
  constructor(
    private readonly migration: PresetMigrationService,
    private readonly rollback: PresetRollbackService,
  ) {}

  @Needs('presets.migrate')
  @Post('migrate')
  @HttpCode(200)
  migrate(@Body() request: MigratePresetsRequest): Promise<MigratePresetsReply> {
    return this.migration.migrate(request);
  }

  @Needs('presets.migrate')
  @Post('rollback')
  @HttpCode(200)
  rollBack(@Body() request: RollBackPresetsRequest): Promise<RollBackPresetsReply> {
    return this.rollback.rollBack(request);
  }
}
