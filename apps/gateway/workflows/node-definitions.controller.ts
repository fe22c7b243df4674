import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { REQUESTS } from '#contracts';
import { UserError } from '#platform/http';
import { BusRequester } from '#platform/nats';
import type { NodeDefinition } from '#workflow-core';

@ApiTags('node definitions')
@ApiBearerAuth()
@Controller('api/node-definitions')
export class NodeDefinitionsController {
  constructor(private readonly bus: BusRequester) {}

  @Get()
  @ApiOperation({ summary: 'Every node that a workflow may use, with its settings schema' })
  list(): Promise<NodeDefinition[]> {
    return this.bus.ask(REQUESTS.registry.listDefinitions, {});
  }

  @Get(':step')
  @ApiOperation({ summary: 'One node definition' })
  async get(@Param('step') step: string): Promise<NodeDefinition> {
    const found = (await this.list()).find((definition) => definition.step === step);
    if (found) return found;
    throw new UserError('unknown_step', `There is no node "${step}". List them with GET /api/node-definitions.`, 404);
  }
}
