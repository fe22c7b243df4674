import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  DiffWorkflowRequest,
  GetWorkflowRequest,
  ListVersionsRequest,
  ListWorkflowsRequest,
  PAGE_SIZES,
  REQUESTS,
  ValidateWorkflowRequest,
} from '#contracts';
import type {
  ResolveWorkflowReply,
  ValidateWorkflowReply,
  VersionSummary,
  WorkflowDiffReply,
  WorkflowSummary,
  WorkflowVersionReply,
} from '#contracts';
import { RequestPattern } from '#platform/nats';
import { WorkflowDraftsRepository } from './drafts/workflow-drafts.repository.js';
import { HistoryService } from './history/history.service.js';
import { ReadinessService } from './readiness.service.js';
import { ValidationService } from './validation.service.js';

@Controller()
export class WorkflowsController {
  constructor(
    private readonly validation: ValidationService,
    private readonly readiness: ReadinessService,
    private readonly drafts: WorkflowDraftsRepository,
    private readonly history: HistoryService,
  ) {}

  @RequestPattern(REQUESTS.registry.validateWorkflow)
  validate(@Payload() request: ValidateWorkflowRequest): ValidateWorkflowReply {
    const { valid, issues, semanticHash } = this.validation.validate(request.workflow);
    return { valid, issues, semanticHash };
  }

  @RequestPattern(REQUESTS.registry.listWorkflows)
  list(@Payload() { archived = false, after = '', limit }: ListWorkflowsRequest): Promise<WorkflowSummary[]> {
    return this.drafts.summaries({ archived, after, limit: limit ?? PAGE_SIZES.workflows });
  }

  @RequestPattern(REQUESTS.registry.getWorkflow)
  get(@Payload() request: GetWorkflowRequest): Promise<WorkflowVersionReply | WorkflowSummary> {
    return request.orSummary ? this.readiness.show(request.key) : this.readiness.get(request);
  }

  @RequestPattern(REQUESTS.registry.listVersions)
  listVersions(@Payload() request: ListVersionsRequest): Promise<VersionSummary[]> {
    return this.history.list(request);
  }

  @RequestPattern(REQUESTS.registry.diffWorkflow)
  diff(@Payload() request: DiffWorkflowRequest): Promise<WorkflowDiffReply> {
    return this.history.diff(request);
  }

  @RequestPattern(REQUESTS.registry.resolveWorkflow)
  resolve(@Payload() request: GetWorkflowRequest): Promise<ResolveWorkflowReply> {
    return this.readiness.resolve(request);
  }
}
