import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { CancelRunRequest, ListRunsRequest, REQUESTS, RunQuery } from '#contracts';
import type { RunReply } from '#contracts';
import { RequestPattern } from '#platform/nats';
import type { WorkflowContextJson } from '#workflow-core';
import { CancelRunsService } from '../cancel/cancel-runs.service.js';
import { RunQueriesService } from './run-queries.service.js';

@Controller()
export class RunsController {
  constructor(
    private readonly queries: RunQueriesService,
    private readonly cancelling: CancelRunsService,
  ) {}

  @RequestPattern(REQUESTS.orchestrator.listRuns)
  list(@Payload() request: ListRunsRequest): Promise<RunReply[]> {
    return this.queries.list(request.deliveryId);
  }

  @RequestPattern(REQUESTS.orchestrator.getRun)
  get(@Payload() request: RunQuery): Promise<RunReply> {
    return this.queries.get(request.runId);
  }

  @RequestPattern(REQUESTS.orchestrator.getRunContext)
  context(@Payload() request: RunQuery): Promise<WorkflowContextJson> {
    return this.queries.context(request.runId);
  }

  /** Answers the run as it is then: one that had finished before stays as it was. */
  @RequestPattern(REQUESTS.orchestrator.cancelRun)
  async cancel(@Payload() { runId, reason }: CancelRunRequest): Promise<RunReply> {
    await this.queries.get(runId);
    await this.cancelling.cancel([{ runId, reason }]);
    return this.queries.get(runId);
  }
}
