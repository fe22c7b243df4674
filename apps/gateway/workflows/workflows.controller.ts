import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  CreateWorkflowRequest,
  KeyParams,
  ListVersionsQuery,
  ListWorkflowsRequest,
  PAGE_SIZES,
  REQUESTS,
  WorkflowVersionParams,
} from '#contracts';
import type {
  DraftReply,
  LockedWorkflow,
  ValidateWorkflowReply,
  VersionSummary,
  VersionWithForms,
  WorkflowListEntry,
  WorkflowSummary,
  WorkflowVersionReply,
} from '#contracts';
import { Needs, callerIn } from '#platform/access';
import { linkNext } from '#platform/http';
import { BusRequester } from '#platform/nats';
import type { Workflow } from '#workflow-core';
import { Answers } from '../openapi/answers.js';
import type { Unchecked } from '../openapi/answers.js';
import { tagged } from './tagged-draft.js';
import { ValidatingRequestsService } from './validating-requests.service.js';
import { WorkflowListService } from './workflow-list.service.js';
import { workflowIn } from './workflow-in.js';

@Controller('workflows')
export class WorkflowsController {
  constructor(
    private readonly bus: BusRequester,
    private readonly workflows: WorkflowListService,
    private readonly validating: ValidatingRequestsService,
  ) {}

  /** Workflows with their newest version and draft, the output types that they make and their last run */
  @Needs('view')
  @Get()
  @Answers({ headers: ['Link'] })
  async listWorkflows(
    @Query() query: ListWorkflowsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WorkflowListEntry[]> {
    const found = await this.workflows.list(query);
    const limit = query.limit ?? PAGE_SIZES.workflows;
    return linkNext(response, found, { query, limit, cursorOf: ({ key }) => key });
  }

  /** Create a workflow with a draft; nothing is published */
  @Needs('workflows.edit')
  @Post()
  @Answers({ headers: ['ETag'], problems: [409, 413] })
  async createWorkflow(
    @Body() request: CreateWorkflowRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DraftReply> {
    const command = { ...request, ...callerIn(response) };
    return tagged(await this.validating.ask(REQUESTS.registry.createWorkflow, command), response);
  }

  /**
   * All issues of a workflow, each with a JSON pointer
   *
   * The body is the workflow itself, or an object with it and a lock; any JSON object is accepted as a workflow. It is
   * validated by the definitions that the lock names, and by the newest of the other steps.
   */
  @Needs('workflows.edit')
  @Post('validate')
  @HttpCode(200)
  @Answers({ problems: [422] })
  validateWorkflow(@Body() body: Unchecked<Workflow | LockedWorkflow>): Promise<ValidateWorkflowReply> {
    return this.validating.ask(REQUESTS.registry.validateWorkflow, workflowIn(body));
  }

  /** The newest version; before the first publish the summary */
  @Needs('view')
  @Get(':key')
  @Answers({ problems: [404] })
  getWorkflow(@Param() { key }: KeyParams): Promise<WorkflowVersionReply | WorkflowSummary> {
    return this.bus.ask(REQUESTS.registry.showWorkflow, { key, orSummary: true });
  }

  /** Versions, newest first, each with what it changed */
  @Needs('view')
  @Get(':key/versions')
  @Answers({ headers: ['Link'], problems: [404] })
  async listVersions(
    @Param() { key }: KeyParams,
    @Query() query: ListVersionsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<VersionSummary[]> {
    const found = await this.bus.ask(REQUESTS.registry.listVersions, { ...query, key });
    const limit = query.limit ?? PAGE_SIZES.versions;
    return linkNext(response, found, { query, limit, cursorOf: ({ version }) => version });
  }

  /** One published version, with the forms of its definitions */
  @Needs('view')
  @Get(':key/versions/:n')
  @Answers({ problems: [404] })
  getVersion(@Param() { key, n: version }: WorkflowVersionParams): Promise<VersionWithForms> {
    return this.bus.ask(REQUESTS.registry.showVersion, { key, version });
  }
}
