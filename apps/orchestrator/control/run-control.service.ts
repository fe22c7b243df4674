import { Injectable } from '@nestjs/common';
import type { RerunPlanReply, RerunReply, RunReply } from '#contracts';
import { RunQueriesService } from '../queries/run-queries.service.js';
import { runNotFound } from '../queries/runs.errors.js';
import type { StoredRun } from '../queries/stored-run.js';
import { StoredRunsRepository } from '../queries/stored-runs.repository.js';
import { nothingToRetry, runEnded, runNotEnded } from './control.errors.js';
import { PauseRunsService } from './pause-runs.service.js';
import type { RerunStart } from './plan-reruns.service.js';
import { PreviewRerunsService } from './preview-reruns.service.js';
import { RerunRunsService } from './rerun-runs.service.js';

/** What operators do to one run, with the run as it is then. Refuses what its status does not allow. */
@Injectable()
export class RunControlService {
  constructor(
    private readonly queries: RunQueriesService,
    private readonly stored: StoredRunsRepository,
    private readonly pausing: PauseRunsService,
    private readonly reruns: RerunRunsService,
    private readonly previews: PreviewRerunsService,
  ) {}

  async pause(runId: string, reason: string): Promise<RunReply> {
    await this.pausing.pause(runId, reason);
    return this.running(runId);
  }

  async resume(runId: string): Promise<RunReply> {
    await this.pausing.resume(runId);
    return this.running(runId);
  }

  async rerun(runId: string, start: RerunStart): Promise<RerunReply> {
    const source = await this.source(runId, start);
    const { runId: begun, isNew } = await this.reruns.rerun(source, start);
    return { run: await this.queries.get({ runId: begun }), isNew };
  }

  /** What `rerun` would do. Refuses what it refuses; only work that is gone is in the reply. */
  async planRerun(runId: string, start: RerunStart): Promise<RerunPlanReply> {
    return this.previews.preview(await this.source(runId, start), start);
  }

  private async source(runId: string, { fromNode }: RerunStart): Promise<StoredRun> {
    const source = await this.stored.find(runId);
    if (!source) throw runNotFound(runId);
    if (source.status === 'running') throw runNotEnded(runId);
    if (fromNode === undefined && source.status === 'succeeded') throw nothingToRetry(runId);
    return source;
  }

  /** What was done to a run that had ended by then changed nothing. */
  private async running(runId: string): Promise<RunReply> {
    const run = await this.queries.get({ runId });
    if (run.status !== 'running') throw runEnded(runId, run.status);
    return run;
  }
}
