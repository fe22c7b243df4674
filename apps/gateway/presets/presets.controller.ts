import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { MigratePresetsRequest, REQUESTS, RollBackPresetsRequest } from '#contracts';
import type { PresetMigrationReply } from '#contracts';
import { Needs } from '#platform/access';
import { BusRequester } from '#platform/nats';
import type { PresetConversion } from '#workflow-core';
import { checkedParam } from '../http/checked-param.js';
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
  migrations(
    @Query('outputType') outputType: string | undefined,
    @Query('before') before: string | undefined,
  ): Promise<PresetMigrationReply[]> {
    const about = outputType === undefined ? {} : { outputType: checkedParam(outputType, 'key') };
    const page = before === undefined ? {} : { before: Number(checkedParam(before, 'number')) };
    return this.bus.ask(REQUESTS.registry.listPresetMigrations, { ...about, ...page });
  }
}
