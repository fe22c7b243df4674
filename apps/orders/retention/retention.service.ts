import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { RetainedReply, RetentionReply, ServiceSweepReply } from '#contracts';
import { BusRequester } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { LOGGER } from '../deliveries/graph-runs.consumer.js';
import { OrdersConfig } from '../orders.config.js';
import { ArtifactSweepService } from './artifact-sweep.service.js';
import { ExpiredRowsRepository } from './expired-rows.repository.js';

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = MINUTE_MS;
const SWEEP_EVERY_MS = 360 * MINUTE_MS;
/** Until then the other services have started, too. */
const FIRST_AFTER_MS = 10 * MINUTE_MS;
/** Twice what a service spends on one sweep. */
const ANSWER_WITHIN_MS = MINUTE_MS;
/** Somebody waits for what is only looked at: all of it comes within the half minute that the gateway waits. */
const LOOK_WITHIN_MS = 5_000;

/** Clears what its policy no longer keeps, four times a day and when asked: rows of every service, then artifacts. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private nextAt = Date.now() + FIRST_AFTER_MS;

  constructor(
    private readonly rows: ExpiredRowsRepository,
    private readonly artifacts: ArtifactSweepService,
    private readonly requester: BusRequester,
    private readonly config: OrdersConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('retention', LOOK_EVERY_MS, () => this.sweepByItself(), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }

  /** One after the other: two sweeps at once would only wait for each other's rows. */
  sweep(dryRun: boolean): Promise<RetentionReply> {
    const sweeping = this.turn.then(() => this.sweepNow(dryRun));
    this.turn = sweeping.catch(() => undefined);
    return sweeping;
  }

  /** What a sweep would delete; who does not answer soon is named as a problem. Waits for no sweep that is under way. */
  async look(): Promise<RetentionReply> {
    const [services, artifacts] = await Promise.all([
      Promise.all([
        answered('orders', () => this.sweepOwn(true)),
        answered('orchestrator', () => this.ask(REQUESTS.orchestrator.sweepRetention, true, LOOK_WITHIN_MS)),
        answered('comparison', () => this.ask(REQUESTS.comparison.sweepRetention, true, LOOK_WITHIN_MS)),
      ]),
      this.artifacts.sweep(true, LOOK_WITHIN_MS),
    ]);
    return { dryRun: true, services, artifacts };
  }

  private async sweepByItself(): Promise<void> {
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
    const evidences = await this.rows.sweep(retentionEvidenceDays, dryRun);
    return [evidences, await this.rows.sweepDeadLetters(days, dryRun)];
  }

  private ask(pattern: string, dryRun: boolean, withinMs = ANSWER_WITHIN_MS): Promise<RetainedReply[]> {
    return this.requester.ask(pattern, { dryRun }, withinMs);
  }
}

async function answered(service: string, sweep: () => Promise<RetainedReply[]>): Promise<ServiceSweepReply> {
  try {
    return { service, retained: await sweep(), problem: null };
  } catch (error) {
    return { service, retained: [], problem: (error as Error).message };
  }
}
