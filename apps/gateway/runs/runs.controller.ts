import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CancelRunBody, ContextQuery, ListRunsRequest, NodesQuery, PauseBody, REQUESTS, RerunBody } from '#contracts';
import type { AttemptReply, NodesReply, RerunReply, RerunRequest, RunReply, RunsReply } from '#contracts';
import { Needs } from '#platform/access';
import { BusRequester } from '#platform/nats';
import type { WorkflowContextJson } from '#workflow-core';
import { checkedParam } from '../http/checked-param.js';
import { RunEventsService } from './run-events.service.js';

/** Every artifact that is taken over is looked for first. */
const RERUN_WITHIN_MS = 30_000;

@Controller('runs')
export class RunsController {
  constructor(
    private readonly bus: BusRequester,
    private readonly runEvents: RunEventsService,
  ) {}

  @Needs('view')
  @Get()
  list(@Query() query: ListRunsRequest): Promise<RunsReply> {
    return this.bus.ask(REQUESTS.orchestrator.listRuns, query);
  }

  @Needs('view')
  @Get(':id')
  get(@Param('id') id: string): Promise<RunReply> {
    return this.bus.ask(REQUESTS.orchestrator.getRun, { runId: checkedParam(id, 'id') });
  }

  @Needs('view')
  @Get(':id/nodes')
  nodes(@Param('id') id: string, @Query() query: NodesQuery): Promise<NodesReply> {
    return this.bus.ask(REQUESTS.orchestrator.listNodes, { ...query, runId: checkedParam(id, 'id') });
  }

  @Needs('view')
  @Get(':id/nodes/:nodeId/attempts')
  attempts(@Param('id') id: string, @Param('nodeId') nodeId: string): Promise<AttemptReply[]> {
    const request = { runId: checkedParam(id, 'id'), nodeId: checkedParam(nodeId, 'nodeId') };
    return this.bus.ask(REQUESTS.orchestrator.listAttempts, request);
  }

  @Needs('view')
  @Get(':id/context')
  context(@Param('id') id: string, @Query() query: ContextQuery): Promise<WorkflowContextJson> {
    return this.bus.ask(REQUESTS.orchestrator.getRunContext, { ...query, runId: checkedParam(id, 'id') });
  }

  @Needs('runs.control')
  @Post(':id/cancel')
  @HttpCode(202)
  cancel(@Param('id') id: string, @Body() { reason }: CancelRunBody): Promise<RunReply> {
    const request = { runId: checkedParam(id, 'id'), reason: reason ?? 'cancelled by an operator' };
    return this.bus.ask(REQUESTS.orchestrator.cancelRun, request);
  }

  @Needs('runs.control')
  @Post(':id/pause')
  @HttpCode(200)
  pause(@Param('id') id: string, @Body() { reason }: PauseBody): Promise<RunReply> {
    const request = { runId: checkedParam(id, 'id'), reason: reason ?? 'paused by an operator' };
    return this.bus.ask(REQUESTS.orchestrator.pauseRun, request);
  }

  @Needs('runs.control')
  @Post(':id/resume')
  @HttpCode(200)
  resume(@Param('id') id: string): Promise<RunReply> {
    return this.bus.ask(REQUESTS.orchestrator.resumeRun, { runId: checkedParam(id, 'id') });
  }

  @Needs('runs.control')
  @Post(':id/retry')
  @HttpCode(201)
  retry(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<RunReply> {
    return this.doAgain({ runId: checkedParam(id, 'id') }, response);
  }

  @Needs('runs.control')
  @Post(':id/rerun')
  @HttpCode(201)
  rerun(
    @Param('id') id: string,
    @Body() body: RerunBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RunReply> {
    return this.doAgain({ ...body, runId: checkedParam(id, 'id') }, response);
  }

  @Needs('view')
  @Get(':id/events')
  events(
    @Param('id') id: string,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const after = lastEventId ? Number(checkedParam(lastEventId, 'sequence')) : null;
    return this.runEvents.stream({ runId: checkedParam(id, 'id'), after }, response);
  }

  private async doAgain(request: RerunRequest, response: Response): Promise<RunReply> {
    const { run, isNew } = await this.bus.ask<RerunReply>(REQUESTS.orchestrator.rerun, request, RERUN_WITHIN_MS);
    response.status(isNew ? 201 : 200);
    return run;
  }
}
