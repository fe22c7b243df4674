import { Controller } from '@nestjs/common';
import {
  CancelRunRequest,
  GetContextRequest,
  LatestRunsRequest,
  ListAttemptsRequest,
  ListNodesRequest,
  ListRunsRequest,
  REQUESTS,
  RunQuery,
} from '#contracts';
import type { AttemptReply, LatestRun, NodesReply, RunContextReply, RunReply, RunsReply } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { CancelRunsService } from '../cancel/cancel-runs.service.js';
import { RunQueriesService } from './run-queries.service.js';

@Controller()
export class RunsController {
  constructor(
    private readonly queries: RunQueriesService,
    private readonly cancelling: CancelRunsService,
  ) {}

  @HandleRequest(REQUESTS.orchestrator.listRuns)
  list(request: ListRunsRequest): Promise<RunsReply> {
    return this.queries.list(request);
  }

  @HandleRequest(REQUESTS.orchestrator.latestRuns)
  latest(request: LatestRunsRequest): Promise<LatestRun[]> {
    return this.queries.latest(request);
  }

  @HandleRequest(REQUESTS.orchestrator.getRun)
  get(request: RunQuery): Promise<RunReply> {
    return this.queries.get(request);
  }

  @HandleRequest(REQUESTS.orchestrator.listNodes)
  nodes(request: ListNodesRequest): Promise<NodesReply> {
    return this.queries.nodes(request);
  }

  @HandleRequest(REQUESTS.orchestrator.listAttempts)
  attempts(request: ListAttemptsRequest): Promise<AttemptReply[]> {
    return this.queries.attempts(request);
  }

  @HandleRequest(REQUESTS.orchestrator.getRunContext)
  context(request: GetContextRequest): Promise<RunContextReply> {
    return this.queries.context(request);
  }

  /** Answers the run as it is then: one that had finished before stays as it was. */
  @HandleRequest(REQUESTS.orchestrator.cancelRun)
  async cancel({ runId, reason }: CancelRunRequest): Promise<RunReply> {
    await this.queries.get({ runId, nodes: 0 });
    await this.cancelling.cancel([{ runId, reason }]);
    return this.queries.get({ runId });
  }
}
