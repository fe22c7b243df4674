import { Injectable } from '@nestjs/common';
import type { PublishWorkflowRequest, WorkflowVersionReply } from '#contracts';
import { ValidationService } from './validation.service.js';
import { workflowInvalid } from './workflows.errors.js';
import { WorkflowVersionsRepository } from './workflow-versions.repository.js';

@Injectable()
export class PublishService {
  constructor(
    private readonly validation: ValidationService,
    private readonly versions: WorkflowVersionsRepository,
  ) {}

  /** Freezes a workflow with the definitions that it uses. What does nothing new makes no new version. */
  publish({ key, label, workflow }: PublishWorkflowRequest): Promise<WorkflowVersionReply> {
    const { frozen, issues } = this.validation.validate(workflow);
    if (!frozen) throw workflowInvalid(key, issues);
    return this.versions.publish({ key, label, frozen });
  }
}
