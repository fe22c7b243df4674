import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Evidence, Failure } from '#contracts';
import { databaseVerdict } from '#platform/orm';
import type { Logger } from '#platform/telemetry';
import { LegacyPipelineConfig, LOGGER } from './legacy-pipeline.config.js';
import { endJob, findLeasedJobs } from './legacy-jobs.repository.js';
import type { LeasedJob, LegacyJob } from './legacy-jobs.repository.js';
import { classifyHolder } from './classify-holder.js';
import type { ProcessIdentity } from './process-identity.js';
import { failedEvidenceOf, resolveAttempt } from './resolve-attempt.repository.js';
import type { AttemptOutcome } from './resolve-attempt.repository.js';
import { pipelineFailure } from './step-failure.js';

const DATABASE_PAUSE_MS = 500;

/** Resolves attempts: each ends in a commit, in a failure of the line, or in a job that waits. */
@Injectable()
export class LegacyOutcomesService {
  constructor(
    private readonly orm: MikroORM,
    private readonly config: LegacyPipelineConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Resolves an attempt; retries while the database is unavailable, until `signal` aborts. A result that the database refuses
   * is a failure of the attempt.
   */
  async resolve(job: LegacyJob, evidence: Evidence, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        return await this.tryResolve(job, evidence);
      } catch (error) {
        if (databaseVerdict(error) !== 'unavailable') return this.resolveRefused(job, error);
        if (signal.aborted) throw error;
        this.logger.warn(
          { err: error, deliveryId: job.deliveryId },
          'result not stored yet: the database is unavailable',
        );
        await sleep(DATABASE_PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Requeues the job at once; the attempt counts as no failure. */
  async release(job: LegacyJob): Promise<void> {
    if (await endJob(this.orm.em.fork(), job, 'queued'))
      this.logger.info({ deliveryId: job.deliveryId }, 'job requeued: the pipeline is shutting down');
  }

  /** Recovers the jobs of processes that died or lost their lease. A failure on one job does not stop the others. */
  async recoverLost(self: ProcessIdentity): Promise<void> {
    for (const job of await findLeasedJobs(this.orm.em.fork(), self.machine)) {
      await this.recover(job, self).catch((error: unknown) =>
        this.logger.error({ err: error, deliveryId: job.deliveryId }, 'lost job not recovered; trying again'),
      );
    }
  }

  private async recover(job: LeasedJob, self: ProcessIdentity): Promise<void> {
    const holder = classifyHolder(job, self);
    if (holder === 'alive') return;
    this.logger.warn({ deliveryId: job.deliveryId, step: job.step, holder }, 'job recovered from its holder');
    const failure = holder === 'free' ? null : failureOf(job, holder);
    if (failure) await this.tryResolve(job, failedEvidenceOf(job, failure));
    else await endJob(this.orm.em.fork(), job, 'queued');
  }

  private async tryResolve(job: LegacyJob, evidence: Evidence): Promise<void> {
    const outcome = await this.orm.em
      .fork()
      .transactional((em) => resolveAttempt(em, job, evidence, this.config.retryPausesMs));
    if (outcome) this.logOutcome(job, outcome);
  }

  private resolveRefused(job: LegacyJob, error: unknown): Promise<void> {
    this.logger.error({ err: error, deliveryId: job.deliveryId }, 'the database refuses the result');
    const reason = (error as Error).message.split('\n').at(-1) ?? '';
    const failure = pipelineFailure('result_refused', `The result could not be stored: ${reason}`, null);
    return this.tryResolve(job, failedEvidenceOf(job, failure));
  }

  /** A line that waits is logged with a stable alarm code for operators. */
  private logOutcome({ deliveryId }: LegacyJob, outcome: AttemptOutcome): void {
    if (outcome.state === 'succeeded') return;
    if (outcome.state === 'failed') {
      this.logger.warn({ deliveryId, failure: outcome.failure }, 'order line failed');
      return;
    }
    const { failures, pauseMs, lastFailure } = outcome;
    const alarm = { alarm: 'legacy_line_waiting', deliveryId, failures, pauseMs, failure: lastFailure };
    this.logger.error(alarm, 'order line waits for its next attempt');
  }
}

function failureOf({ step }: LeasedJob, holder: 'died' | 'dropped'): Failure {
  return holder === 'died'
    ? pipelineFailure('process_died', `The legacy pipeline's process ended while it was in ${step}.`, step)
    : pipelineFailure('attempt_lost', 'The attempt ended without a result. See the log of the legacy pipeline.', step);
}
