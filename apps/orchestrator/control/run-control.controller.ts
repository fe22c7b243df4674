import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { PauseRunRequest, REQUESTS, RerunRequest, RunQuery } from '#contracts';
import type { RerunReply, RunReply } from '#contracts';
import { RequestPattern } from '#platform/nats';
import { RunControlService } from './run-control.service.js';

@Controller()
export class RunControlController {
  constructor(private readonly control: RunControlService) {}

  @RequestPattern(REQUESTS.orchestrator.pauseRun)
  pause(@Payload() { runId, reason }: PauseRunRequest): Promise<RunReply> {
    return this.control.pause(runId, reason);
  }

  @RequestPattern(REQUESTS.orchestrator.resumeRun)
  resume(@Payload() { runId }: RunQuery): Promise<RunReply> {
    return this.control.resume(runId);
  }

  @RequestPattern(REQUESTS.orchestrator.rerun)
  rerun(@Payload() { runId, ...start }: RerunRequest): Promise<RerunReply> {
    return this.control.rerun(runId, start);
  }
}
