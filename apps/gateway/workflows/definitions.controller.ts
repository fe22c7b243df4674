import { Controller, Get, Param } from '@nestjs/common';
import { REQUESTS, StepParams } from '#contracts';
import type { JsonSchemaReply, LiveWorker } from '#contracts';
import { Needs } from '#platform/access';
import { UserError } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { workflowSchema } from '#workflow-core';
import type { NodeDefinition } from '#workflow-core';
import { Answers } from '../openapi/answers.js';

@Controller()
export class DefinitionsController {
  constructor(private readonly bus: BusRequester) {}

  /** Steps that a workflow may use, newest version of each */
  @Needs('view')
  @Get('node-definitions')
  listNodeDefinitions(): Promise<NodeDefinition[]> {
    return this.bus.ask(REQUESTS.registry.listDefinitions, {});
  }

  /** One step */
  @Needs('view')
  @Get('node-definitions/:step')
  @Answers({ problems: [404] })
  async getNodeDefinition(@Param() { step }: StepParams): Promise<NodeDefinition> {
    const definitions = await this.listNodeDefinitions();
    const found = definitions.find((definition) => definition.step === step);
    if (found) return found;
    const known = definitions.map((definition) => definition.step).join(', ');
    throw new UserError('unknown_step', `There is no step ${step}. Known steps: ${known}.`, 404);
  }

  /** Workers that announced themselves in the last ten seconds */
  @Needs('view')
  @Get('workers')
  listWorkers(): Promise<LiveWorker[]> {
    return this.bus.ask(REQUESTS.registry.listWorkers, {});
  }

  /** JSON Schema 2020-12 of the workflow format */
  @Needs('view')
  @Get('workflow-schema')
  getWorkflowSchema(): JsonSchemaReply {
    return workflowSchema;
  }
}
