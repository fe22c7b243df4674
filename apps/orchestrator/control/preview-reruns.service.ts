import { Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { RerunPlanReply } from '#contracts';
import { NewRunsRepository } from '../dispatch/new-runs.repository.js';
import type { StoredRun } from '../queries/stored-run.js';
import { findOpenRerun } from './find-open-rerun.repository.js';
import { PlanRerunsService } from './plan-reruns.service.js';
import type { RerunStart } from './plan-reruns.service.js';
import { rerunPlan } from './rerun-plan.js';

/** Says what a rerun would do. Stores nothing, so it may be otherwise when the rerun is asked for. */
@Injectable()
export class PreviewRerunsService {
  constructor(
    private readonly orm: MikroORM,
    private readonly planning: PlanRerunsService,
    private readonly newRuns: NewRunsRepository,
  ) {}

  /** Throws UserError where the node or the version does not exist. */
  async preview(source: StoredRun, start: RerunStart): Promise<RerunPlanReply> {
    const planned = await this.planning.preview(source, start);
    const openRun = await findOpenRerun(this.orm.em.fork(), { source, planned }, await this.newRuns.now());
    return rerunPlan(source, planned, openRun);
  }
}
