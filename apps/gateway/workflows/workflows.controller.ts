import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DispatchWorkflowRequest, PublishWorkflowRequest, REQUESTS } from '#contracts';
import type { ValidateWorkflowReply, WorkflowSummary, WorkflowVersionReply } from '#contracts';
import { BusRequester } from '#platform/nats';
import { checkedParam } from '../http/checked-param.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';
import { workflowIn } from './workflow-in.js';

@Controller('workflows')
export class WorkflowsController {
  constructor(
    private readonly bus: BusRequester,
    private readonly orders: OrdersProxyService,
  ) {}

  @Get()
  list(): Promise<WorkflowSummary[]> {
    return this.bus.ask(REQUESTS.registry.listWorkflows, {});
  }

  @Post()
  publish(@Body() request: PublishWorkflowRequest): Promise<WorkflowVersionReply> {
    return this.bus.ask(REQUESTS.registry.publishWorkflow, request);
  }

  @Post('validate')
  @HttpCode(200)
  validate(@Body() body: unknown): Promise<ValidateWorkflowReply> {
    return this.bus.ask(REQUESTS.registry.validateWorkflow, { workflow: workflowIn(body) });
  }

  @Get(':key')
  newest(@Param('key') key: string): Promise<WorkflowVersionReply> {
    return this.bus.ask(REQUESTS.registry.getWorkflow, { key: checkedParam(key, 'key') });
  }

  @Get(':key/versions/:n')
  version(@Param('key') key: string, @Param('n', ParseIntPipe) version: number): Promise<WorkflowVersionReply> {
    return this.bus.ask(REQUESTS.registry.getWorkflow, { key: checkedParam(key, 'key'), version });
  }

  /** Which path the line takes is orders' decision, as for every dispatch. */
  @Post(':key/dispatch')
  dispatch(
    @Param('key') key: string,
    @Body() { orderLineId: id, ...json }: DispatchWorkflowRequest,
    @Res() response: Response,
  ): Promise<void> {
    checkedParam(key, 'key');
    const path = internalPath('/order-lines/:id/dispatch', { id });
    return this.orders.forward({ method: 'POST', path, json }, response);
  }
}
