import { Controller } from '@nestjs/common';
import {
  CancelRunRequest,
  GetContextRequest,
  GetNodeRequest,
  LatestRunsRequest,
  ListAttemptsRequest,
  ListNodesRequest,
  ListRunsRequest,
  NodeLogsRequest,
  REQUESTS,
  RunQuery,
  RunStatesRequest,
  StepDurationsRequest,
} from '#contracts';
import type {
  AttemptReply,
  LatestRun,
  NodeLogsReply,
  NodeRunReply,
  NodesReply,
  RunContextReply,
  RunReply,
  RunStates,
  RunsReply,
  StepDuration,
} from '#contracts';
import { HandleRequest } from '#platform/nats';
import { CancelRunsService } from '../cancel/cancel-runs.service.js';
import { RunQueriesService } from './run-queries.service.js';
import { RunStatesService } from './run-states.service.js';
import { StepDurationsRepository } from './step-durations.repository.js';

@Controller()
export class RunsController {
  constructor(
    private readonly queries: RunQueriesService,
    private readonly cancelling: CancelRunsService,
    private readonly runStates: RunStatesService,
    private readonly stepDurations: StepDurationsRepository,
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

  @HandleRequest(REQUESTS.orchestrator.getRunStates)
  states({ runId }: RunStatesRequest): Promise<RunStates> {
    return this.runStates.states(runId);
  }

  @HandleRequest(REQUESTS.orchestrator.getNode)
  node(request: GetNodeRequest): Promise<NodeRunReply> {
    return this.runStates.node(request);
  }

  @HandleRequest(REQUESTS.orchestrator.getNodeLogs)
  logs(request: NodeLogsRequest): Promise<NodeLogsReply> {
    return this.runStates.logs(request);
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

  @HandleRequest(REQUESTS.orchestrator.stepDurations)
  durations({ steps }: StepDurationsRequest): Promise<StepDuration[]> {
    return this.stepDurations.read(steps);
  }

  /** Answers the run as it is then: one that had finished before stays as it was. */
  @HandleRequest(REQUESTS.orchestrator.cancelRun)
  async cancel({ runId, reason }: CancelRunRequest): Promise<RunReply> {
    await this.queries.get({ runId, nodes: 0 });
    await this.cancelling.cancel([{ runId, reason }]);
    return this.queries.get({ runId });
  }
}
