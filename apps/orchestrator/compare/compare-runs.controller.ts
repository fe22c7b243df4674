import { Controller } from '@nestjs/common';
import { CompareRunsRequest, REQUESTS } from '#contracts';
import type { RunComparisonReply } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { CompareRunsService } from './compare-runs.service.js';

@Controller()
export class CompareRunsController {
  constructor(private readonly runs: CompareRunsService) {}

  @HandleRequest(REQUESTS.orchestrator.compareRuns)
  compare(request: CompareRunsRequest): Promise<RunComparisonReply> {
    return this.runs.compare(request);
  }
}
