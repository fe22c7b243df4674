import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { GetWorkflowRequest, PublishWorkflowRequest, REQUESTS, ValidateWorkflowRequest } from '#contracts';
import type { ResolveWorkflowReply, ValidateWorkflowReply, WorkflowSummary, WorkflowVersionReply } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { PublishService } from './publish.service.js';
import { ReadinessService } from './readiness.service.js';
import { ValidationService } from './validation.service.js';
import { WorkflowVersionsRepository } from './workflow-versions.repository.js';

@Controller()
export class WorkflowsController {
  constructor(
    private readonly validation: ValidationService,
    private readonly publishing: PublishService,
    private readonly readiness: ReadinessService,
    private readonly versions: WorkflowVersionsRepository,
  ) {}

  @RequestPattern(REQUESTS.registry.validateWorkflow)
  validate(@Payload() request: ValidateWorkflowRequest): ValidateWorkflowReply {
    const { valid, issues, semanticHash } = this.validation.validate(request.workflow);
    return { valid, issues, semanticHash };
  }

  @RequestPattern(REQUESTS.registry.publishWorkflow)
  publish(@Payload() request: PublishWorkflowRequest): Promise<WorkflowVersionReply> {
    return this.publishing.publish(request);
  }

  @RequestPattern(REQUESTS.registry.listWorkflows)
  list(): Promise<WorkflowSummary[]> {
    return this.versions.list();
  }

  @RequestPattern(REQUESTS.registry.getWorkflow)
  get(@Payload() request: GetWorkflowRequest): Promise<WorkflowVersionReply> {
    return this.readiness.get(request);
  }

  @RequestPattern(REQUESTS.registry.resolveWorkflow)
  resolve(@Payload() request: GetWorkflowRequest): Promise<ResolveWorkflowReply> {
    return this.readiness.resolve(request);
  }
}
