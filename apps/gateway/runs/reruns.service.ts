import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { REQUESTS } from '#contracts';
import type { RerunPlanQuery, RerunPlanReply, RerunRequest, RunReply } from '#contracts';
import { UserError } from '#platform/http';
import { BusRequester } from '#platform/nats';

/** The orchestrator first checks that every reused artifact exists. */
const RERUN_WITHIN_MS = 30_000;

/** Requests reruns and their previews. */
@Injectable()
export class RerunsService {
  constructor(private readonly bus: BusRequester) {}

  /** The run; `response` gets 201 where it is new, 200 where one that does the same was open. */
  async rerun(request: RerunRequest, response: Pick<Response, 'status'>): Promise<RunReply> {
    const { run, isNew } = await this.bus.ask(REQUESTS.orchestrator.rerun, request, RERUN_WITHIN_MS);
    response.status(isNew ? 201 : 200);
    return run;
  }

  /** What a retry, or with `fromNode` a rerun, would do. */
  async plan(runId: string, { fromNode, version }: RerunPlanQuery): Promise<RerunPlanReply> {
    if (version !== undefined && fromNode === undefined) throw versionWithoutNode();
    const request = { runId, ...(fromNode !== undefined && { fromNode }), ...(version !== undefined && { version }) };
    return this.bus.ask(REQUESTS.orchestrator.planRerun, request, RERUN_WITHIN_MS);
  }
}

const versionWithoutNode = (): UserError =>
  new UserError(
    'invalid_request',
    'A retry uses the version of its run: name fromNode too to plan a rerun on another version.',
    400,
    [{ pointer: '/fromNode', message: 'must be present where version is' }],
  );
