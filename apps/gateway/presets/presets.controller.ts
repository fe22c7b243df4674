import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ListPresetMigrationsRequest, MigratePresetsRequest, REQUESTS, RollBackPresetsRequest } from '#contracts';
import type { MigratePresetsReply, PresetMigrationReply, RollBackPresetsReply } from '#contracts';
import { Needs } from '#platform/access';
import { linkNext } from '#platform/http';
import { BusRequester } from '#platform/nats';
import type { LegacyPresetConfig } from '#steps';
import type { PresetConversion } from '#workflow-core';
import { Answers } from '../openapi/answers.js';
import type { Forwarded, Unchecked } from '../openapi/answers.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';
import { presetIn } from './preset-in.js';

@Controller('presets')
export class PresetsController {
  constructor(
    private readonly bus: BusRequester,
    private readonly orders: OrdersProxyService,
  ) {}

  /**
   * Convert a legacy preset config, with a note on every key; nothing is stored
   *
   * The body is the config; any JSON is accepted.
   */
  @Needs('workflows.edit')
  @Post('convert')
  @HttpCode(200)
  convertPreset(@Body() config: Unchecked<LegacyPresetConfig>): Promise<PresetConversion> {
    return this.bus.ask(REQUESTS.registry.convertPreset, { config: presetIn(config) });
  }

  /** Convert output types' legacy presets into published workflows and store the configs; moves no traffic */
  @Needs('presets.migrate')
  @Post('migrate')
  @HttpCode(200)
  @Answers({ problems: [409, 422] })
  migratePresets(
    @Body() json: MigratePresetsRequest,
    @Res() response: Response,
  ): Promise<Forwarded<MigratePresetsReply>> {
    return this.orders.forward({ method: 'POST', path: internalPath('/presets/migrate'), json }, response);
  }

  /** Restore the workflows that output types had before their migration */
  @Needs('presets.migrate')
  @Post('rollback')
  @HttpCode(200)
  @Answers({ problems: [409, 422] })
  rollBackPresets(
    @Body() json: RollBackPresetsRequest,
    @Res() response: Response,
  ): Promise<Forwarded<RollBackPresetsReply>> {
    return this.orders.forward({ method: 'POST', path: internalPath('/presets/rollback'), json }, response);
  }

  /** Migrated legacy configs, newest first, in pages: the next one is before the last id */
  @Needs('view')
  @Get('migrations')
  @Answers({ headers: ['Link'] })
  async listPresetMigrations(
    @Query() query: ListPresetMigrationsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PresetMigrationReply[]> {
    const found = await this.bus.ask(REQUESTS.registry.listPresetMigrations, query);
    // Pages are cut by size: only an empty one is certainly the last.
    return linkNext(response, found, { query, limit: 1, cursorOf: ({ id }) => id, parameter: 'before' });
  }
}
