import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ConvertPresetRequest, REQUESTS } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { convertPreset } from '#workflow-core';
import type { PresetConversion } from '#workflow-core';
import { DefinitionsService } from '../definitions/definitions.service.js';

@Controller()
export class PresetsController {
  constructor(private readonly definitions: DefinitionsService) {}

  /** Nothing is stored: what a legacy config would become with the definitions of today. */
  @RequestPattern(REQUESTS.registry.convertPreset)
  convert(@Payload() { config }: ConvertPresetRequest): PresetConversion {
    return convertPreset(config, this.definitions.newest);
  }
}
