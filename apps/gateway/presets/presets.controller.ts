import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import { BusRequester } from '#platform/nats';
import type { PresetConversion } from '#workflow-core';

@Controller('presets')
export class PresetsController {
  constructor(private readonly bus: BusRequester) {}

  @Post('convert')
  @HttpCode(200)
  convert(@Body() config: unknown): Promise<PresetConversion> {
    return this.bus.ask(REQUESTS.registry.convertPreset, { config });
  }
}
