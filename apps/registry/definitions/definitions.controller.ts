import { Controller } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import { HandleRequest } from '#platform/nats';
import type { NodeDefinition } from '#workflow-core';
import { DefinitionsService } from './definitions.service.js';

@Controller()
export class DefinitionsController {
  constructor(private readonly definitions: DefinitionsService) {}

  @HandleRequest(REQUESTS.registry.listDefinitions)
  list(): NodeDefinition[] {
    return [...this.definitions.newest.values()];
  }
}
