import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { REQUESTS, retainedKind } from '#contracts';
import type { BusRequest, RetainedReply, RetentionReply, ServiceSweepReply, SweepRequest } from '#contracts';
import { BusRequester } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { LOGGER } from '../logger.js';
import { OrdersConfig } from '../orders.config.js';
import { ArtifactSweepService } from './artifact-sweep.service.js';
import { ExpiredRowsRepository } from './expired-rows.repository.js';

type Sweep = BusRequest<SweepRequest, RetainedReply[]>;

const MINUTE_MS = 60_000;
const CHECK_EVERY_MS = MINUTE_MS;
const SWEEP_EVERY_MS = 360 * MINUTE_MS;
/** By then the other services have started. */
const FIRST_AFTER_MS = 10 * MINUTE_MS;
/** Twice what a service spends on one sweep. */
const ANSWER_WITHIN_MS = MINUTE_MS;
/** A preview has to be complete within the 30 s that the gateway waits. */
const PREVIEW_WITHIN_MS = 5_000;

/** Deletes what the retention policy no longer keeps, four times a day and on request: rows of every service, then artifacts. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private nextAt = Date.now() + FIRST_AFTER_MS;

  constructor(
    private readonly rows: ExpiredRowsRepository,
    private readonly artifacts: ArtifactSweepService,
    private readonly requester: BusRequester,
    private readonly config: OrdersConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('retention', CHECK_EVERY_MS, () => this.sweepOnSchedule(), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  /** Sweeps run one after the other: concurrent ones would only block each other. */
  sweep(dryRun: boolean): Promise<RetentionReply> {
    const sweeping = this.queue.then(() => this.sweepNow(dryRun));
    this.queue = sweeping.catch(() => undefined);
    return sweeping;
  }

  /** What a sweep would delete; a service that does not answer in time is reported as a problem. Does not wait for sweeps. */
  async preview(): Promise<RetentionReply> {
    const [services, artifacts] = await Promise.all([
      Promise.all([
        answered('orders', () => this.sweepOwn(true)),
        answered('orchestrator', () => this.ask(REQUESTS.orchestrator.sweepRetention, true, PREVIEW_WITHIN_MS)),
        answered('comparison', () => this.ask(REQUESTS.comparison.sweepRetention, true, PREVIEW_WITHIN_MS)),
      ]),
      this.artifacts.sweep(true, PREVIEW_WITHIN_MS),
    ]);
    return { dryRun: true, services, artifacts };
  }

  private async sweepOnSchedule(): Promise<void> {
    await this.artifacts.register();
    if (Date.now() < this.nextAt) return;
    this.nextAt = Date.now() + SWEEP_EVERY_MS;
    this.logger.info({ swept: await this.sweep(false) }, 'retention');
  }

  private async sweepNow(dryRun: boolean): Promise<RetentionReply> {
    const services = [
      await answered('orders', () => this.sweepOwn(dryRun)),
      await answered('orchestrator', () => this.ask(REQUESTS.orchestrator.sweepRetention, dryRun)),
      await answered('comparison', () => this.ask(REQUESTS.comparison.sweepRetention, dryRun)),
    ];
    return { dryRun, services, artifacts: await this.artifacts.sweep(dryRun) };
  }

  private async sweepOwn(dryRun: boolean): Promise<RetainedReply[]> {
    const { retentionEvidenceDays, retentionDeadLetterDays: days } = this.config;
    const records = await this.rows.sweep(retentionEvidenceDays, dryRun);
    return [records, await this.rows.sweepDeadLetters(days, dryRun)];
  }

  private async ask(request: Sweep, dryRun: boolean, withinMs = ANSWER_WITHIN_MS): Promise<RetainedReply[]> {
    const retained = await this.requester.ask(request, { dryRun }, withinMs);
    return retained.map((one) => ({ ...one, what: retainedKind(one.what) }));
  }
}

async function answered(service: string, sweep: () => Promise<RetainedReply[]>): Promise<ServiceSweepReply> {
  try {
    return { service, retained: await sweep(), problem: null };
  } catch (error) {
    return { service, retained: [], problem: (error as Error).message };
  }
}
