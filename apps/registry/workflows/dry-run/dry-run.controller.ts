import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { DryRunCommand, REQUESTS, WorkflowAtRequest } from '#contracts';
import type { DryRunReply, WorkflowExport } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { DryRunService } from './dry-run.service.js';
import { WorkflowAtService } from './workflow-at.service.js';

@Controller()
export class DryRunController {
  constructor(
    private readonly workflows: WorkflowAtService,
    private readonly runs: DryRunService,
  ) {}

  @RequestPattern(REQUESTS.registry.exportWorkflow)
  export(@Payload() request: WorkflowAtRequest): Promise<WorkflowExport> {
    return this.workflows.export(request);
  }

  @RequestPattern(REQUESTS.registry.dryRunWorkflow)
  dryRun(@Payload() request: DryRunCommand): Promise<DryRunReply> {
    return this.runs.dryRun(request);
  }
}
