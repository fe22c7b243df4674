import { Controller, Get, Param } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { LiveWorker } from '#contracts';
import { Needs } from '#platform/access';
import { UserError } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { workflowSchema } from '#workflow-core';
import type { NodeDefinition } from '#workflow-core';
import { checkedParam } from '../http/checked-param.js';

@Controller()
export class DefinitionsController {
  constructor(private readonly bus: BusRequester) {}

  @Needs('view')
  @Get('node-definitions')
  list(): Promise<NodeDefinition[]> {
    return this.bus.ask(REQUESTS.registry.listDefinitions, {});
  }

  @Needs('view')
  @Get('node-definitions/:step')
  async get(@Param('step') step: string): Promise<NodeDefinition> {
    checkedParam(step, 'step');
    const definitions = await this.list();
    const found = definitions.find((definition) => definition.step === step);
    if (found) return found;
    const known = definitions.map((definition) => definition.step).join(', ');
    throw new UserError('unknown_step', `There is no step ${step}. Known steps: ${known}.`, 404);
  }

  @Needs('view')
  @Get('workers')
  workers(): Promise<LiveWorker[]> {
    return this.bus.ask(REQUESTS.registry.listWorkers, {});
  }

  @Needs('view')
  @Get('workflow-schema')
  schema(): typeof workflowSchema {
    return workflowSchema;
  }
}
