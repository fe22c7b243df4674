import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Evidence, Failure } from '#contracts';
import { databaseVerdict } from '#platform/orm';
import type { Logger } from '#platform/telemetry';
import { LegacyPipelineConfig, LOGGER } from './legacy-pipeline.config.js';
import { endJob, findHeldJobs } from './legacy-jobs.repository.js';
import type { HeldJob, LegacyJob } from './legacy-jobs.repository.js';
import { fateOf } from './lost-attempt.js';
import type { ProcessIdentity } from './process-identity.js';
import { failedEvidenceOf, settleJob } from './settle-job.repository.js';
import type { Settled } from './settle-job.repository.js';
import { pipelineFailure } from './step-failure.js';

const DATABASE_PAUSE_MS = 500;

/** Sees to it that no attempt is lost: each ends in a commit, in a failure of the line, or in a job that waits. */
@Injectable()
export class LegacyOutcomesService {
  constructor(
    private readonly orm: MikroORM,
    private readonly config: LegacyPipelineConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Settles an attempt; while the database is away the result waits for it, until `signal` aborts. What the database refuses
   * is a failure of the attempt like others.
   */
  async settle(job: LegacyJob, evidence: Evidence, signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        return await this.trySettle(job, evidence);
      } catch (error) {
        if (databaseVerdict(error) !== 'unavailable') return this.settleRefused(job, error);
        if (signal.aborted) throw error;
        this.logger.warn({ err: error, deliveryId: job.deliveryId }, 'result not stored yet: the database is away');
        await sleep(DATABASE_PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Gives the job back at once, as if nobody had tried. */
  async release(job: LegacyJob): Promise<void> {
    if (await endJob(this.orm.em.fork(), job, 'queued'))
      this.logger.info({ deliveryId: job.deliveryId }, 'job given back: the pipeline ends');
  }

  /** Frees the jobs of processes that are gone or lost their lease. One that cannot be freed does not stop the others. */
  async takeBackLost(self: ProcessIdentity): Promise<void> {
    for (const job of await findHeldJobs(this.orm.em.fork(), self.machine)) {
      await this.takeBack(job, self).catch((error: unknown) =>
        this.logger.error({ err: error, deliveryId: job.deliveryId }, 'lost job not freed; trying again'),
      );
    }
  }

  private async takeBack(job: HeldJob, self: ProcessIdentity): Promise<void> {
    const fate = fateOf(job, self);
    if (fate === 'alive') return;
    this.logger.warn({ deliveryId: job.deliveryId, step: job.step, fate }, 'job taken back from its holder');
    const failure = fate === 'free' ? null : failureOf(job, fate);
    if (failure) await this.trySettle(job, failedEvidenceOf(job, failure));
    else await endJob(this.orm.em.fork(), job, 'queued');
  }

  private async trySettle(job: LegacyJob, evidence: Evidence): Promise<void> {
    const settled = await this.orm.em
      .fork()
      .transactional((em) => settleJob(em, job, evidence, this.config.retryPausesMs));
    if (settled) this.tell(job, settled);
  }

  private settleRefused(job: LegacyJob, error: unknown): Promise<void> {
    this.logger.error({ err: error, deliveryId: job.deliveryId }, 'the database refuses the result');
    const said = (error as Error).message.split('\n').at(-1) ?? '';
    const failure = pipelineFailure('result_refused', `The result could not be stored: ${said}`, null);
    return this.trySettle(job, failedEvidenceOf(job, failure));
  }

  /** The alarm of a line that waits: a stable code, and what an operator has to look at. */
  private tell({ deliveryId }: LegacyJob, settled: Settled): void {
    if (settled.state === 'succeeded') return;
    if (settled.state === 'failed') {
      this.logger.warn({ deliveryId, failure: settled.failure }, 'order line failed');
      return;
    }
    const { failures, pauseMs, lastFailure } = settled;
    const alarm = { alarm: 'legacy_line_waiting', deliveryId, failures, pauseMs, failure: lastFailure };
    this.logger.error(alarm, 'order line waits for its next attempt');
  }
}

function failureOf({ step }: HeldJob, fate: 'died' | 'dropped'): Failure {
  return fate === 'died'
    ? pipelineFailure('process_died', `The legacy pipeline's process ended while it was in ${step}.`, step)
    : pipelineFailure('attempt_lost', 'The attempt ended without a result. See the log of the legacy pipeline.', step);
}
