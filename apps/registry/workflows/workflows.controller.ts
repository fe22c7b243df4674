import { Controller } from '@nestjs/common';
import {
  DiffWorkflowRequest,
  GetWorkflowRequest,
  ListVersionsRequest,
  ListWorkflowsRequest,
  PAGE_SIZES,
  REQUESTS,
  ShowVersionRequest,
  ValidateWorkflowRequest,
} from '#contracts';
import type {
  ResolveWorkflowReply,
  ValidateWorkflowReply,
  VersionSummary,
  VersionWithForms,
  WorkflowDiffReply,
  WorkflowSummary,
  WorkflowVersionReply,
} from '#contracts';
import { HandleRequest } from '#platform/nats';
import { DraftsService } from './drafts/drafts.service.js';
import { WorkflowDraftsRepository } from './drafts/workflow-drafts.repository.js';
import { HistoryService } from './history/history.service.js';
import { ReadinessService } from './readiness.service.js';

@Controller()
export class WorkflowsController {
  constructor(
    private readonly locked: DraftsService,
    private readonly readiness: ReadinessService,
    private readonly drafts: WorkflowDraftsRepository,
    private readonly history: HistoryService,
  ) {}

  @HandleRequest(REQUESTS.registry.validateWorkflow)
  validate(request: ValidateWorkflowRequest): Promise<ValidateWorkflowReply> {
    return this.locked.validate(request);
  }

  @HandleRequest(REQUESTS.registry.listWorkflows)
  list({ archived = false, q, after = '', limit }: ListWorkflowsRequest): Promise<WorkflowSummary[]> {
    return this.drafts.summaries({ archived, q, after, limit: limit ?? PAGE_SIZES.workflows });
  }

  @HandleRequest(REQUESTS.registry.showWorkflow)
  get(request: GetWorkflowRequest): Promise<WorkflowVersionReply | WorkflowSummary> {
    return request.orSummary ? this.readiness.show(request.key) : this.readiness.get(request);
  }

  @HandleRequest(REQUESTS.registry.showVersion)
  showVersion(request: ShowVersionRequest): Promise<VersionWithForms> {
    return this.readiness.showVersion(request);
  }

  @HandleRequest(REQUESTS.registry.listVersions)
  listVersions(request: ListVersionsRequest): Promise<VersionSummary[]> {
    return this.history.list(request);
  }

  @HandleRequest(REQUESTS.registry.diffWorkflow)
  diff(request: DiffWorkflowRequest): Promise<WorkflowDiffReply> {
    return this.history.diff(request);
  }

  @HandleRequest(REQUESTS.registry.resolveWorkflow)
  resolve(request: GetWorkflowRequest): Promise<ResolveWorkflowReply> {
    return this.readiness.resolve(request);
  }
}
