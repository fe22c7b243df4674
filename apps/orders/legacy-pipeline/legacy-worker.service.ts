import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { LegacyFinished, buildEvidence } from '#contracts';
import type { Evidence } from '#contracts';
import { SpanKind, withSpan } from '#platform/telemetry';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { commitDelivery } from '../deliveries/commit-delivery.repository.js';
import { failDelivery } from '../deliveries/fail-delivery.repository.js';
import { stageEffects } from '../deliveries/stage-effects.repository.js';
import { writeOutbox } from '../outbox/outbox.repository.js';
import { LegacyPipelineConfig } from './legacy-pipeline.config.js';
import { MAX_ATTEMPTS, claimJob, endJob, extendLease } from './legacy-jobs.repository.js';
import type { LegacyJob } from './legacy-jobs.repository.js';
import { runPipeline } from './run-pipeline.js';
import { STEP_SESSIONS } from './step-sessions.js';
import type { StepSessions } from './step-sessions.js';

export const LOGGER = Symbol('logger');

/** How soon a pipeline stops working on a job that was cancelled, or that another has by now. */
const NOTICE_WITHIN_MS = 500;

/** Takes legacy jobs one after another: same steps, fixed order, one commit. Needs the database and files, nothing else. */
@Injectable()
export class LegacyWorkerService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;
  private stopping = false;

  constructor(
    private readonly orm: MikroORM,
    private readonly config: LegacyPipelineConfig,
    @Inject(STEP_SESSIONS) private readonly sessions: StepSessions,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('legacy-pipeline', this.config.pollIntervalMs, () => this.workOff());
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.loop?.stop();
    await this.sessions.close();
  }

  private async workOff(): Promise<void> {
    while (!this.stopping) {
      const job = await claimJob(this.orm.em.fork(), this.config.leaseMs);
      if (!job) return;
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
    const lease = startLoop('legacy-lease', Math.min(this.config.leaseMs / 4, NOTICE_WITHIN_MS), async () => {
      if (lost.signal.aborted || (await extendLease(this.orm.em.fork(), job, this.config.leaseMs))) return;
      this.logger.warn({ deliveryId: job.deliveryId }, 'job given up: it was cancelled or another has it');
      lost.abort();
    });
    try {
      const evidence = job.attempts > MAX_ATTEMPTS ? crashLoop(job) : await this.produce(job, lost.signal);
      await this.orm.em.fork().transactional((em) => this.settle(em, job, evidence));
    } finally {
      await lease.stop();
    }
  }

  private async produce(job: LegacyJob, signal: AbortSignal): Promise<Evidence> {
    const startedAt = Date.now();
    const { status, performed } = await runPipeline(job.pinned, () => this.sessions.open(signal));
    return buildEvidence({ ...headOf(job), status, timings: { startedAt, finishedAt: Date.now() } }, performed);
  }

  private async settle(em: EntityManager, job: LegacyJob, evidence: Evidence): Promise<void> {
    const { failure } = evidence.status;
    const again = failure?.retryable === true && job.attempts < MAX_ATTEMPTS;
    await em.execute('select id from orders.delivery where id = ? for update', [job.deliveryId]);
    if (!(await endJob(em, job, again ? 'queued' : failure ? 'failed' : 'succeeded')) || again) return;
    if (!(await stageEffects(em, evidence))) return;
    if (failure) await failDelivery(em, job.pinned, failure);
    else await commitDelivery(em, { deliveryId: job.deliveryId, path: 'legacy', runId: job.runId });
    const { deliveryId, orderLineId, mode } = job;
    await writeOutbox(em, LegacyFinished.event, {
      deliveryId,
      orderLineId,
      mode,
      runId: job.graphRunId ?? undefined,
      evidence,
    });
  }
}

const headOf = (job: LegacyJob) => ({
  path: 'legacy' as const,
  runId: job.runId,
  deliveryId: job.deliveryId,
  orderLineId: job.orderLineId,
  generation: job.generation,
});

/** A job whose attempts all ended without a word: it is likely what ends them. */
function crashLoop(job: LegacyJob): Evidence {
  const message = `The legacy pipeline ended ${MAX_ATTEMPTS} times while it worked on this order line, so it is not tried again. Check the product file and the pipeline's log.`;
  const status = { code: 'failed' as const, failure: { code: 'crash_loop', message, retryable: false } };
  return buildEvidence({ ...headOf(job), status, timings: { startedAt: Date.now(), finishedAt: Date.now() } }, []);
}
