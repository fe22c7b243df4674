import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  CreateWorkflowRequest,
  DispatchWorkflowRequest,
  DryRunRequest,
  ListVersionsQuery,
  ListWorkflowsQuery,
  PAGE_SIZES,
  REQUESTS,
} from '#contracts';
import type {
  DraftReply,
  DryRunReply,
  OrderLineInputs,
  ValidateWorkflowReply,
  VersionSummary,
  WorkflowDiffReply,
  WorkflowExport,
  WorkflowSummary,
  WorkflowVersionReply,
} from '#contracts';
import { Needs } from '#platform/access';
import { linkNext } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { checkedParam } from '../http/checked-param.js';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';
import { tagged } from './tagged-draft.js';
import { ValidatingRequestsService } from './validating-requests.service.js';
import { versionOrDraft } from './version-or-draft.js';
import { workflowIn } from './workflow-in.js';

@Controller('workflows')
export class WorkflowsController {
  constructor(
    private readonly bus: BusRequester,
    private readonly validating: ValidatingRequestsService,
    private readonly orders: OrdersProxyService,
  ) {}

  @Needs('view')
  @Get()
  async list(
    @Query() { archived, ...page }: ListWorkflowsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WorkflowSummary[]> {
    const asked = { ...page, archived: archived === 'true' };
    const found = await this.bus.ask<WorkflowSummary[]>(REQUESTS.registry.listWorkflows, asked);
    const limit = page.limit ?? PAGE_SIZES.workflows;
    return linkNext(response, found, { query: { archived, ...page }, limit, cursorOf: ({ key }) => key });
  }

  @Needs('workflows.edit')
  @Post()
  async create(
    @Body() request: CreateWorkflowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    return tagged(await this.validating.ask(REQUESTS.registry.createWorkflow, request), response);
  }

  @Needs('workflows.edit')
  @Post('validate')
  @HttpCode(200)
  validate(@Body() body: unknown): Promise<ValidateWorkflowReply> {
    return this.validating.ask(REQUESTS.registry.validateWorkflow, { workflow: workflowIn(body) });
  }

  @Needs('view')
  @Get(':key')
  newest(@Param('key') key: string): Promise<WorkflowVersionReply | WorkflowSummary> {
    return this.bus.ask(REQUESTS.registry.getWorkflow, { key: checkedParam(key, 'key'), orSummary: true });
  }

  @Needs('view')
  @Get(':key/versions')
  async versions(
    @Param('key') key: string,
    @Query() query: ListVersionsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionSummary[]> {
    const request = { ...query, key: checkedParam(key, 'key') };
    const found = await this.bus.ask<VersionSummary[]>(REQUESTS.registry.listVersions, request);
    const limit = query.limit ?? PAGE_SIZES.versions;
    return linkNext(response, found, { query, limit, cursorOf: ({ version }) => version });
  }

  @Needs('view')
  @Get(':key/versions/:n')
  version(@Param('key') key: string, @Param('n') n: string): Promise<WorkflowVersionReply> {
    const version = Number(checkedParam(n, 'number'));
    return this.bus.ask(REQUESTS.registry.getWorkflow, { key: checkedParam(key, 'key'), version });
  }

  /** What publishing would change, unless other states are named: from the newest version to the draft. */
  @Needs('view')
  @Get(':key/diff')
  async diff(
    @Param('key') key: string,
    @Query('from') from?: string,
    @Query('to') to = 'draft',
  ): Promise<WorkflowDiffReply> {
    checkedParam(key, 'key');
    const before = from === undefined ? await this.newestVersion(key) : versionOrDraft(from, 'from');
    return this.validating.ask(REQUESTS.registry.diffWorkflow, { key, from: before, to: versionOrDraft(to, 'to') });
  }

  @Needs('view')
  @Get(':key/export')
  export(@Param('key') key: string, @Query('version') version?: string): Promise<WorkflowExport> {
    const at = version === undefined ? {} : { version: versionOrDraft(version, 'version') };
    return this.bus.ask(REQUESTS.registry.exportWorkflow, { key: checkedParam(key, 'key'), ...at });
  }

  /** Which path the line takes is orders' decision, as for every dispatch; a line of another workflow is refused there. */
  @Needs('orders.dispatch')
  @Post(':key/dispatch')
  dispatch(
    @Param('key') key: string,
    @Body() { orderLineId: id, ...json }: DispatchWorkflowRequest,
    @Res() response: Response,
  ): Promise<void> {
    const path = internalPath('/order-lines/:id/dispatch', { id });
    const asked = { ...json, workflow: checkedParam(key, 'key') };
    return this.orders.forward({ method: 'POST', path, json: asked }, response);
  }

  /** Nothing is written: what a dispatch of the line would pin comes from orders, what would run from the registry. */
  @Needs('workflows.edit')
  @Post(':key/dry-run')
  @HttpCode(200)
  async dryRun(@Param('key') key: string, @Body() { orderLineId, version }: DryRunRequest): Promise<DryRunReply> {
    checkedParam(key, 'key');
    const path = internalPath('/order-lines/:id/pinned-inputs', { id: orderLineId });
    const inputs = await this.orders.read<OrderLineInputs>(path);
    return this.validating.ask(REQUESTS.registry.dryRunWorkflow, { key, version, inputs });
  }

  private async newestVersion(key: string): Promise<number> {
    const { version } = await this.bus.ask<WorkflowVersionReply>(REQUESTS.registry.getWorkflow, { key });
    return version;
  }
}
