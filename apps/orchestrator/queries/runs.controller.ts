import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  CancelRunRequest,
  GetContextRequest,
  ListAttemptsRequest,
  ListNodesRequest,
  ListRunsRequest,
  REQUESTS,
  RunQuery,
} from '#contracts';
import type { AttemptReply, NodesReply, RunReply, RunsReply } from '#contracts';
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
  list(@Payload() request: ListRunsRequest): Promise<RunsReply> {
    return this.queries.list(request);
  }

  @RequestPattern(REQUESTS.orchestrator.getRun)
  get(@Payload() request: RunQuery): Promise<RunReply> {
    return this.queries.get(request);
  }

  @RequestPattern(REQUESTS.orchestrator.listNodes)
  nodes(@Payload() request: ListNodesRequest): Promise<NodesReply> {
    return this.queries.nodes(request);
  }

  @RequestPattern(REQUESTS.orchestrator.listAttempts)
  attempts(@Payload() request: ListAttemptsRequest): Promise<AttemptReply[]> {
    return this.queries.attempts(request);
  }

  @RequestPattern(REQUESTS.orchestrator.getRunContext)
  context(@Payload() request: GetContextRequest): Promise<WorkflowContextJson> {
    return this.queries.context(request);
  }

  /** Answers the run as it is then: one that had finished before stays as it was. */
  @RequestPattern(REQUESTS.orchestrator.cancelRun)
  async cancel(@Payload() { runId, reason }: CancelRunRequest): Promise<RunReply> {
    await this.queries.get({ runId, nodes: 0 });
    await this.cancelling.cancel([{ runId, reason }]);
    return this.queries.get({ runId });
  }
}
