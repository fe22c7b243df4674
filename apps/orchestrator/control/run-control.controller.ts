import { Controller } from '@nestjs/common';
import { PauseRunRequest, REQUESTS, RerunRequest, RunQuery } from '#contracts';
import type { RerunPlanReply, RerunReply, RunReply } from '#contracts';
import { HandleRequest } from '#platform/nats';
import { RunControlService } from './run-control.service.js';

@Controller()
export class RunControlController {
  constructor(private readonly control: RunControlService) {}

  @HandleRequest(REQUESTS.orchestrator.pauseRun)
  pause({ runId, reason }: PauseRunRequest): Promise<RunReply> {
    return this.control.pause(runId, reason);
  }

  @HandleRequest(REQUESTS.orchestrator.resumeRun)
  resume({ runId }: RunQuery): Promise<RunReply> {
    return this.control.resume(runId);
  }

  @HandleRequest(REQUESTS.orchestrator.rerun)
  rerun({ runId, ...start }: RerunRequest): Promise<RerunReply> {
    return this.control.rerun(runId, start);
  }

  @HandleRequest(REQUESTS.orchestrator.planRerun)
  planRerun({ runId, ...start }: RerunRequest): Promise<RerunPlanReply> {
    return this.control.planRerun(runId, start);
  }
}
