import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  DiffWorkflowQuery,
  DispatchWorkflowRequest,
  DryRunRequest,
  ExportWorkflowQuery,
  KeyParams,
  REQUESTS,
} from '#contracts';
import type { DispatchedLine, DryRunLine, DryRunReply, WorkflowDiffReply, WorkflowExport } from '#contracts';
import { Needs } from '#platform/access';
import { BusRequester } from '#platform/nats';
import { Answers } from '../openapi/answers.js';
import type { Forwarded } from '../openapi/answers.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';
import { ValidatingRequestsService } from './validating-requests.service.js';

/** Operations on a version or a draft of a workflow. */
@Controller('workflows/:key')
export class WorkflowStatesController {
  constructor(
    private readonly bus: BusRequester,
    private readonly validating: ValidatingRequestsService,
    private readonly orders: OrdersProxyService,
  ) {}

  /** What changed between two states, each a version or `draft`; by default from the newest version to the draft */
  @Needs('view')
  @Get('diff')
  @Answers({ problems: [404] })
  async diffWorkflow(@Param() { key }: KeyParams, @Query() query: DiffWorkflowQuery): Promise<WorkflowDiffReply> {
    const from = query.from ?? (await this.newestVersion(key));
    return this.validating.ask(REQUESTS.registry.diffWorkflow, { key, from, to: query.to ?? 'draft' });
  }

  /** A version (the newest by default, or `draft`) with its lock, in the format of the import */
  @Needs('view')
  @Get('export')
  @Answers({ problems: [404] })
  exportWorkflow(@Param() { key }: KeyParams, @Query() query: ExportWorkflowQuery): Promise<WorkflowExport> {
    return this.bus.ask(REQUESTS.registry.exportWorkflow, { key, ...query });
  }

  /**
   * Dispatch one order line; a line whose output type has another workflow is refused
   *
   * The orders service decides which path the line takes, as for every dispatch. A line that has a delivery gets no
   * second one without `again`: the reply is that delivery, with `alreadyDelivered`.
   */
  @Needs('orders.dispatch')
  @Post('dispatch')
  @HttpCode(202)
  @Answers({ problems: [404, 409] })
  dispatchWorkflow(
    @Param() { key: workflow }: KeyParams,
    @Body() { orderLineId: id, ...more }: DispatchWorkflowRequest,
    @Res() response: Response,
  ): Promise<Forwarded<DispatchedLine>> {
    const path = internalPath('/order-lines/:id/dispatch', { id });
    return this.orders.forward({ method: 'POST', path, json: { ...more, workflow } }, response);
  }

  /**
   * What a run for an order line would do; nothing is written
   *
   * Orders supplies the inputs that a dispatch of the line would pin and the path that it would take, the registry the
   * plan.
   */
  @Needs('workflows.edit')
  @Post('dry-run')
  @HttpCode(200)
  @Answers({ problems: [404, 409] })
  async dryRunWorkflow(
    @Param() { key }: KeyParams,
    @Body() { orderLineId, version }: DryRunRequest,
  ): Promise<DryRunReply> {
    const path = internalPath('/order-lines/:id/dry-run', { id: orderLineId });
    const { decision, ...line } = await this.orders.read<DryRunLine>(path);
    const planned = await this.validating.ask(REQUESTS.registry.dryRunWorkflow, { key, version, ...line });
    return { ...planned, decision };
  }

  private async newestVersion(key: string): Promise<number> {
    const { version } = await this.bus.ask(REQUESTS.registry.getWorkflow, { key });
    return version;
  }
}
