import { Controller } from '@nestjs/common';
import { DryRunCommand, REQUESTS, WorkflowAtRequest } from '#contracts';
import type { PlannedDryRun, WorkflowExport } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { DryRunService } from './dry-run.service.js';
import { WorkflowAtService } from './workflow-at.service.js';

@Controller()
export class DryRunController {
  constructor(
    private readonly workflows: WorkflowAtService,
    private readonly runs: DryRunService,
  ) {}

  @HandleRequest(REQUESTS.registry.exportWorkflow)
  export(request: WorkflowAtRequest): Promise<WorkflowExport> {
    return this.workflows.export(request);
  }

  @HandleRequest(REQUESTS.registry.dryRunWorkflow)
  dryRun(request: DryRunCommand): Promise<PlannedDryRun> {
    return this.runs.dryRun(request);
  }
}
