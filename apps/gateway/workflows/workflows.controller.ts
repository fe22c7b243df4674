import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DispatchWorkflowRequest, PublishWorkflowRequest, REQUESTS } from '#contracts';
import type { LiveWorker, ValidateWorkflowReply, WorkflowSummary, WorkflowVersionReply } from '#contracts';
import { BusRequester } from '#platform/nats';
import { workflowSchema } from '#workflow-core';
import { dispatchWorkflowSchema, publishSchema } from '../openapi-bodies.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';
import { workflowIn } from './workflow-in.js';

@ApiTags('workflows')
@ApiBearerAuth()
@Controller('api')
export class WorkflowsController {
  constructor(
    private readonly bus: BusRequester,
    private readonly orders: OrdersProxyService,
  ) {}

  @Get('workflow-schema')
  @ApiOperation({ summary: 'JSON Schema of the canonical workflow format' })
  schema(): object {
    return workflowSchema;
  }

  @Get('workflows')
  @ApiOperation({ summary: 'All workflows with their newest version' })
  list(): Promise<WorkflowSummary[]> {
    return this.bus.ask(REQUESTS.registry.listWorkflows, {});
  }

  @Get('workflows/:key')
  @ApiOperation({ summary: 'The newest version of a workflow' })
  get(@Param('key') key: string): Promise<WorkflowVersionReply> {
    return this.bus.ask(REQUESTS.registry.getWorkflow, { key });
  }

  @Get('workflows/:key/versions/:version')
  @ApiOperation({ summary: 'A published, immutable version' })
  version(@Param('key') key: string, @Param('version', ParseIntPipe) version: number): Promise<WorkflowVersionReply> {
    return this.bus.ask(REQUESTS.registry.getWorkflow, { key, version });
  }

  @Post('workflows')
  @ApiOperation({ summary: 'Publish a workflow as a new immutable version; an equal one is not published twice' })
  @ApiBody({ schema: publishSchema })
  publish(@Body() body: PublishWorkflowRequest): Promise<WorkflowVersionReply> {
    return this.bus.ask(REQUESTS.registry.publishWorkflow, body);
  }

  @Post('workflows/validate')
  @HttpCode(200)
  @ApiOperation({
    summary: 'All that is wrong with a workflow, each with a JSON pointer; the body is the workflow itself',
  })
  validate(@Body() body: unknown): Promise<ValidateWorkflowReply> {
    return this.bus.ask(REQUESTS.registry.validateWorkflow, { workflow: workflowIn(body) });
  }

  @Post('workflows/:key/dispatch')
  @HttpCode(202)
  @ApiOperation({ summary: 'Dispatch one order line' })
  @ApiBody({ schema: dispatchWorkflowSchema })
  dispatch(@Body() { orderLineId, mode }: DispatchWorkflowRequest): Promise<{ orderLineId: string }> {
    return this.orders.json('POST', `/order-lines/${orderLineId}/dispatch`, { mode });
  }

  @Get('workers')
  @ApiOperation({ summary: 'Workers that announced themselves in the last ten seconds' })
  workers(): Promise<LiveWorker[]> {
    return this.bus.ask(REQUESTS.registry.listWorkers, {});
  }
}
