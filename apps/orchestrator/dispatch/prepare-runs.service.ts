import { Injectable } from '@nestjs/common';
import type { Failure, RunRequested } from '#contracts';
import { UserError } from '#platform/http';
import { currentTraceparent, withSpan } from '#platform/telemetry';
import { InvalidWorkflowError } from '#workflow-core';
import { notPublished, notRunnable, otherSemantics } from './dispatch.errors.js';
import { noPlan } from './prepare-run.js';
import type { PreparedRun, VersionPlan } from './prepare-run.js';
import { RunPlansService } from './run-plans.service.js';

@Injectable()
export class PrepareRunsService {
  constructor(private readonly plans: RunPlansService) {}

  /** Throws OperationalError where the registry does not answer: ask again later. */
  prepare(request: RunRequested, traceparent: string | null): Promise<PreparedRun> {
    const { runId, runClass, workflow } = request;
    const attributes = { 'hartomat.run_id': runId, 'hartomat.mode': runClass, 'hartomat.workflow': workflow.key };
    return withSpan('run start', { traceparent, attributes }, async () => {
      const found = await this.planOf(request);
      const own = currentTraceparent() ?? traceparent;
      if ('code' in found) return { request, traceparent: own, ...noPlan(request), failure: found };
      return { request, traceparent: own, ...found, failure: null };
    });
  }

  private async planOf(request: RunRequested): Promise<VersionPlan | Failure> {
    const { key, version, semanticHash } = request.workflow;
    try {
      const found = await this.plans.planOf(key, version);
      const planned = found.whole.semanticHash;
      return planned === semanticHash ? found : otherSemantics(request, planned);
    } catch (error) {
      if (error instanceof InvalidWorkflowError) return notRunnable(request, error.message);
      if (error instanceof UserError && error.status === 404) return notPublished(request);
      throw error;
    }
  }
}
