import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Evidence } from '#contracts';
import { SpanKind, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { LegacyOutcomesService } from './legacy-outcomes.service.js';
import { LegacyPipelineConfig, LOGGER } from './legacy-pipeline.config.js';
import { claimJob, enterStep, renewLease } from './legacy-jobs.repository.js';
import type { LegacyJob } from './legacy-jobs.repository.js';
import { thisProcess } from './process-identity.js';
import { runPipeline } from './run-pipeline.js';
import { evidenceOf } from './resolve-attempt.repository.js';
import { STEP_SESSIONS } from './step-sessions.js';
import type { StepSessions } from './step-sessions.js';

/** How soon a pipeline stops a job that was cancelled or whose lease was lost. */
const NOTICE_WITHIN_MS = 500;

/** Runs legacy jobs one at a time: same steps, fixed order, one commit. Needs the database and files, nothing else. */
@Injectable()
export class LegacyWorkerService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;
  private stopping = false;
  /** Alternates between failed and fresh lines, so that neither starves the other. */
  private waitingFirst = false;
  private readonly self = thisProcess();
  /** Aborts when the drain budget is used up. */
  private readonly drained = new AbortController();

  constructor(
    private readonly orm: MikroORM,
    private readonly config: LegacyPipelineConfig,
    @Inject(STEP_SESSIONS) private readonly sessions: StepSessions,
    private readonly outcomes: LegacyOutcomesService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('legacy-pipeline', this.config.pollIntervalMs, () => this.drainQueue());
  }

  /** The current job may finish within the drain budget; then its step is aborted and the job requeued. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    const budget = setTimeout(() => this.drained.abort(), this.config.drainMs);
    await this.loop?.stop();
    clearTimeout(budget);
    await this.sessions.close();
  }

  private async drainQueue(): Promise<void> {
    while (!this.stopping) {
      await this.outcomes.recoverLost(this.self);
      const claim = { holder: this.self, waitingFirst: this.waitingFirst };
      const job = await claimJob(this.orm.em.fork(), this.config.leaseMs, claim);
      if (!job) return;
      this.waitingFirst = job.failures === 0;
      const attributes = {
        'hartomat.run_id': job.runId,
        'hartomat.delivery_id': job.deliveryId,
        'hartomat.mode': job.mode,
      };
      const options = { kind: SpanKind.CONSUMER, traceparent: job.traceparent, attributes };
      await withSpan('legacy pipeline', options, () => this.perform(job));
    }
  }

  private async perform(job: LegacyJob): Promise<void> {
    const lost = new AbortController();
    const lease = startLoop('legacy-lease', Math.min(this.config.leaseMs / 4, NOTICE_WITHIN_MS), () =>
      this.keepLease(job, lost),
    );
    const ended = AbortSignal.any([lost.signal, this.drained.signal]);
    try {
      // A step may ignore the abort; the shutdown does not wait for it.
      const evidence = await unlessAborted(this.drained.signal, this.produce(job, ended));
      if (lost.signal.aborted) return;
      const isInterrupted = this.drained.signal.aborted && evidence?.status.code !== 'succeeded';
      if (!evidence || isInterrupted) await this.outcomes.release(job);
      else await this.outcomes.resolve(job, evidence, ended);
    } finally {
      await lease.stop();
    }
  }

  private async keepLease(job: LegacyJob, lost: AbortController): Promise<void> {
    if (lost.signal.aborted || (await renewLease(this.orm.em.fork(), job, this.config.leaseMs))) return;
    this.logger.warn({ deliveryId: job.deliveryId }, 'job abandoned: it was cancelled or its lease was lost');
    lost.abort();
  }

  private async produce(job: LegacyJob, signal: AbortSignal): Promise<Evidence> {
    const startedAt = Date.now();
    const { status, performed } = await runPipeline(job.pinned, {
      open: () => this.sessions.open(signal),
      enter: (step) => this.enter(job, step),
    });
    return evidenceOf(job, status, { performed, startedAt });
  }

  /** Best effort: the step runs also where its start cannot be recorded. */
  private async enter(job: LegacyJob, step: string | null): Promise<void> {
    await enterStep(this.orm.em.fork(), job, step).catch((error: unknown) =>
      this.logger.warn({ err: error, deliveryId: job.deliveryId, step }, 'step not recorded'),
    );
  }
}

/** The result of the work, or null as soon as the signal aborts. */
function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T | null> {
  const aborted = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  return Promise.race([work, aborted]);
}
