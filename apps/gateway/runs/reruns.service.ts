import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { REQUESTS } from '#contracts';
import type { RerunRequest, RunReply } from '#contracts';
import { BusRequester } from '#platform/nats';

/** The orchestrator first checks that every reused artifact exists. */
const RERUN_WITHIN_MS = 30_000;

/** Requests reruns. */
@Injectable()
export class RerunsService {
  constructor(private readonly bus: BusRequester) {}

  /** The run; `response` gets 201 where it is new, 200 where one that does the same was open. */
  async rerun(request: RerunRequest, response: Pick<Response, 'status'>): Promise<RunReply> {
    const { run, isNew } = await this.bus.ask(REQUESTS.orchestrator.rerun, request, RERUN_WITHIN_MS);
    response.status(isNew ? 201 : 200);
    return run;
  }
}
