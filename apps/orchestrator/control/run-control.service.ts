import { Injectable } from '@nestjs/common';
import type { RunReply } from '#contracts';
import { RunQueriesService } from '../queries/run-queries.service.js';
import { runNotFound } from '../queries/runs.errors.js';
import { StoredRunsRepository } from '../queries/stored-runs.repository.js';
import { nothingToRetry, runEnded, runNotEnded } from './control.errors.js';
import { PauseRunsService } from './pause-runs.service.js';
import type { RerunStart } from './plan-reruns.service.js';
import { RerunRunsService } from './rerun-runs.service.js';

/** What operators do to one run, with the run as it is then. Refuses what its status does not allow. */
@Injectable()
export class RunControlService {
  constructor(
    private readonly queries: RunQueriesService,
    private readonly stored: StoredRunsRepository,
    private readonly pausing: PauseRunsService,
    private readonly reruns: RerunRunsService,
  ) {}

  async pause(runId: string, reason: string): Promise<RunReply> {
    await this.requireRunning(runId);
    await this.pausing.pause(runId, reason);
    return this.queries.get({ runId });
  }

  async resume(runId: string): Promise<RunReply> {
    await this.requireRunning(runId);
    await this.pausing.resume(runId);
    return this.queries.get({ runId });
  }

  async rerun(runId: string, start: RerunStart): Promise<RunReply> {
    const source = await this.stored.find(runId);
    if (!source) throw runNotFound(runId);
    if (source.status === 'running') throw runNotEnded(runId);
    if (start.fromNode === undefined && source.status === 'succeeded') throw nothingToRetry(runId);
    return this.queries.get({ runId: await this.reruns.rerun(source, start) });
  }

  private async requireRunning(runId: string): Promise<void> {
    const run = await this.stored.find(runId);
    if (!run) throw runNotFound(runId);
    if (run.status !== 'running') throw runEnded(runId, run.status);
  }
}
