import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ListPresetMigrationsRequest, MigratePresetsRequest, REQUESTS, RollBackPresetsRequest } from '#contracts';
import type { PresetMigrationReply } from '#contracts';
import { Needs } from '#platform/access';
import { linkNext } from '#platform/http';
import { BusRequester } from '#platform/nats';
import type { PresetConversion } from '#workflow-core';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';
import { presetIn } from './preset-in.js';

@Controller('presets')
export class PresetsController {
  constructor(
    private readonly bus: BusRequester,
    private readonly orders: OrdersProxyService,
  ) {}

  @Needs('workflows.edit')
  @Post('convert')
  @HttpCode(200)
  convert(@Body() config: unknown): Promise<PresetConversion> {
    return this.bus.ask(REQUESTS.registry.convertPreset, { config: presetIn(config) });
  }

  @Needs('presets.migrate')
  @Post('migrate')
  migrate(@Body() json: MigratePresetsRequest, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'POST', path: internalPath('/presets/migrate'), json }, response);
  }

  @Needs('presets.migrate')
  @Post('rollback')
  rollBack(@Body() json: RollBackPresetsRequest, @Res() response: Response): Promise<void> {
    return this.orders.forward({ method: 'POST', path: internalPath('/presets/rollback'), json }, response);
  }

  @Needs('view')
  @Get('migrations')
  async migrations(
    @Query() query: ListPresetMigrationsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PresetMigrationReply[]> {
    const found = await this.bus.ask<PresetMigrationReply[]>(REQUESTS.registry.listPresetMigrations, query);
    // A page ends where its bytes end: only an empty one is the last for certain.
    return linkNext(response, found, { query, limit: 1, cursorOf: ({ id }) => id, parameter: 'before' });
  }
}
