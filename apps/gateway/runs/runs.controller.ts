import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import {
  CancelRunBody,
  CompareRunsQuery,
  ContextQuery,
  LastEventIdHeader,
  ListRunsRequest,
  NodeLogsQuery,
  NodesQuery,
  PauseBody,
  REQUESTS,
  RerunBody,
  RerunPlanQuery,
  RunEventsQuery,
  RunNodeParams,
  RunParams,
} from '#contracts';
import type {
  AttemptReply,
  NodeLogsReply,
  NodeRunReply,
  NodesReply,
  RerunPlanReply,
  RunComparisonReply,
  RunContextReply,
  RunEvent,
  RunListReply,
  RunReply,
  RunStatesReply,
} from '#contracts';
import { Needs } from '#platform/access';
import { RequestHeaders } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { Answers } from '../openapi/answers.js';
import type { EventStream } from '../openapi/answers.js';
import { RerunsService } from './reruns.service.js';
import { RunEventsService } from './run-events.service.js';
import { RunListService } from './run-list.service.js';
import { RunStatesService } from './run-states.service.js';

@Controller('runs')
export class RunsController {
  constructor(
    private readonly bus: BusRequester,
    private readonly runs: RunListService,
    private readonly reruns: RerunsService,
    private readonly runEvents: RunEventsService,
    private readonly states: RunStatesService,
  ) {}

  /** Runs without their nodes, newest first. `next` of a reply is `after` of the following request. */
  @Needs('view')
  @Get()
  listRuns(@Query() query: ListRunsRequest): Promise<RunListReply> {
    return this.runs.list(query);
  }

  /**
   * Two runs node by node: status, duration, and whether params, inputs and outputs are equal
   *
   * A reply has at most 500 nodes; where the runs have more than `limit`, `next` is `after` of the following request.
   */
  @Needs('view')
  @Get('compare')
  @Answers({ problems: [404] })
  compareRuns(@Query() query: CompareRunsQuery): Promise<RunComparisonReply> {
    return this.bus.ask(REQUESTS.orchestrator.compareRuns, query);
  }

  /** One run with its first 500 nodes at most */
  @Needs('view')
  @Get(':id')
  @Answers({ problems: [404] })
  getRun(@Param() { id }: RunParams): Promise<RunReply> {
    return this.bus.ask(REQUESTS.orchestrator.getRun, { runId: id });
  }

  /**
   * The states of all nodes of a run, and the id of the last event that they contain
   *
   * 404 `run_not_accepted` while the run is requested and no orchestrator has accepted it, `run_not_started` where none did
   * so in time.
   */
  @Needs('view')
  @Get(':id/states')
  @Answers({ problems: [404] })
  getRunStates(@Param() { id }: RunParams): Promise<RunStatesReply> {
    return this.states.read(id);
  }

  /** A part of a run's nodes in the order of its plan, with inputs, outputs and logs */
  @Needs('view')
  @Get(':id/nodes')
  @Answers({ problems: [404] })
  listRunNodes(@Param() { id }: RunParams, @Query() query: NodesQuery): Promise<NodesReply> {
    return this.bus.ask(REQUESTS.orchestrator.listNodes, { ...query, runId: id });
  }

  /** One node of a run with inputs, outputs and logs */
  @Needs('view')
  @Get(':id/nodes/:nodeId')
  @Answers({ problems: [404] })
  getRunNode(@Param() { id, nodeId }: RunNodeParams): Promise<NodeRunReply> {
    return this.bus.ask(REQUESTS.orchestrator.getNode, { runId: id, nodeId });
  }

  /** The log of a node's newest attempt, or of another one; of a sharded node that of each shard until they are joined */
  @Needs('view')
  @Get(':id/nodes/:nodeId/logs')
  @Answers({ problems: [404] })
  getNodeLogs(@Param() { id, nodeId }: RunNodeParams, @Query() query: NodeLogsQuery): Promise<NodeLogsReply> {
    return this.bus.ask(REQUESTS.orchestrator.getNodeLogs, { ...query, runId: id, nodeId });
  }

  /** All attempts of a node, oldest first */
  @Needs('view')
  @Get(':id/nodes/:nodeId/attempts')
  @Answers({ problems: [404] })
  listAttempts(@Param() { id, nodeId }: RunNodeParams): Promise<AttemptReply[]> {
    return this.bus.ask(REQUESTS.orchestrator.listAttempts, { runId: id, nodeId });
  }

  /** What each node added to the context, with its producer; `next` where there is more */
  @Needs('view')
  @Get(':id/context')
  @Answers({ problems: [404] })
  getRunContext(@Param() { id }: RunParams, @Query() query: ContextQuery): Promise<RunContextReply> {
    return this.bus.ask(REQUESTS.orchestrator.getRunContext, { ...query, runId: id });
  }

  /** Cancel a run; its line goes to legacy */
  @Needs('runs.control')
  @Post(':id/cancel')
  @HttpCode(202)
  @Answers({ problems: [404, 409] })
  cancelRun(@Param() { id }: RunParams, @Body() { reason }: CancelRunBody): Promise<RunReply> {
    const request = { runId: id, reason: reason ?? 'cancelled by an operator' };
    return this.bus.ask(REQUESTS.orchestrator.cancelRun, request);
  }

  /** Pause a run: nothing more is dispatched, running nodes continue, its deadline holds. 409 for one that ended */
  @Needs('runs.control')
  @Post(':id/pause')
  @HttpCode(200)
  @Answers({ problems: [404, 409] })
  pauseRun(@Param() { id }: RunParams, @Body() { reason }: PauseBody): Promise<RunReply> {
    const request = { runId: id, reason: reason ?? 'paused by an operator' };
    return this.bus.ask(REQUESTS.orchestrator.pauseRun, request);
  }

  /** Resume a paused run; 409 for one that ended */
  @Needs('runs.control')
  @Post(':id/resume')
  @HttpCode(200)
  @Answers({ problems: [404, 409] })
  resumeRun(@Param() { id }: RunParams): Promise<RunReply> {
    return this.bus.ask(REQUESTS.orchestrator.resumeRun, { runId: id });
  }

  /**
   * A new run of a failed or cancelled one: results that succeeded are reused, everything else runs again
   *
   * 200 with that run while one that does the same is open.
   */
  @Needs('runs.control')
  @Post(':id/retry')
  @HttpCode(201)
  @Answers({ also: [200], problems: [404, 409, 422] })
  retryRun(@Param() { id }: RunParams, @Res({ passthrough: true }) response: Response): Promise<RunReply> {
    return this.reruns.rerun({ runId: id }, response);
  }

  /**
   * A new run that reuses results that succeeded, except for a node and all nodes after it
   *
   * On another version it reuses what is unchanged there. 200 with that run while one that does the same is open.
   */
  @Needs('runs.control')
  @Post(':id/rerun')
  @HttpCode(201)
  @Answers({ also: [200], problems: [404, 409, 422] })
  rerunRun(
    @Param() { id }: RunParams,
    @Body() body: RerunBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RunReply> {
    return this.reruns.rerun({ ...body, runId: id }, response);
  }

  /**
   * What a retry, or with `fromNode` a rerun, would do; nothing is changed
   *
   * It is refused as they are, except with `artifacts_gone`: the results that are gone are in the reply.
   */
  @Needs('view')
  @Get(':id/rerun-plan')
  @Answers({ problems: [404, 409, 422] })
  planRerun(@Param() { id }: RunParams, @Query() query: RerunPlanQuery): Promise<RerunPlanReply> {
    return this.reruns.plan(id, query);
  }

  /**
   * Events of a run, as server-sent events, until its end; Last-Event-ID or `after` resumes
   *
   * A run that is requested but not accepted yet is waited for. A stream that cannot go on ends with the event `problem`.
   * The stream of a run that has ended is the event `end` alone.
   */
  @Needs('view')
  @Get(':id/events')
  @Answers({ problems: [404] })
  watchRun(
    @Param() { id }: RunParams,
    @Query() query: RunEventsQuery,
    @RequestHeaders() { 'last-event-id': last }: LastEventIdHeader,
    @Res() response: Response,
  ): Promise<EventStream<RunEvent>> {
    // Browsers repeat the address of their first connection, so the header is the newer one of the two.
    const after = last || query.after;
    return this.runEvents.stream({ runId: id, after: after === undefined ? null : Number(after) }, response);
  }
}
