import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { MikroORM } from '@mikro-orm/postgresql';
import { databaseVerdict } from '#platform/orm';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { ComparisonConfig } from '../comparison.config.js';
import { LOGGER } from '../logger.js';
import { ComparePairService } from './compare-pair.service.js';
import { LEASE_SECONDS, uncountAttempts, leaseNextPair, releasePair, renewLease } from './pairs.repository.js';
import type { LeasedPair } from './pairs.repository.js';
import { PicturePoolService } from './picture-pool.service.js';

const INTERVAL_MS = 250;
const RENEWAL_MS = (LEASE_SECONDS * 1000) / 3;

/**
 * Compares pairs, as many at once as there are threads to measure pictures. Pairs are found in the database, not in messages,
 * so that restarts and several processes are safe: a pair is leased while it is compared, and a lease that is not renewed
 * expires. The lease counts the attempt, so a pair that kills the process is tried a limited number of times.
 */
@Injectable()
export class PairsService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private loops: Loop[] = [];
  private readonly shutdown = new AbortController();
  /** Run ids of attempts that failed because the database was unavailable. */
  private toUncount: string[] = [];

  constructor(
    private readonly orm: MikroORM,
    private readonly pairs: ComparePairService,
    private readonly pool: PicturePoolService,
    @Inject(ComparisonConfig) private readonly config: Pick<ComparisonConfig, 'pairDeadlineMs'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const start = (): Loop => startLoop('pairs', INTERVAL_MS, () => this.compareAll(), this.logger);
    this.loops = Array.from({ length: this.pool.size }, start);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async compareAll(): Promise<void> {
    const toUncount = this.toUncount.splice(0);
    try {
      if (toUncount.length > 0) await uncountAttempts(this.orm.em.fork(), toUncount);
    } catch (error) {
      this.toUncount.push(...toUncount);
      throw error;
    }
    while (!this.shutdown.signal.aborted && (await this.compareNext()));
  }

  /** False where there is none. A pair that fails is retried later and does not block the others. */
  private async compareNext(): Promise<boolean> {
    const leased = await leaseNextPair(this.orm.em.fork());
    if (!leased) return false;
    const renewal = setInterval(() => void this.renew(leased), RENEWAL_MS);
    try {
      await this.pairs.compare(
        leased,
        AbortSignal.any([this.shutdown.signal, AbortSignal.timeout(this.config.pairDeadlineMs)]),
      );
    } catch (error) {
      await this.handleFailure(leased, error);
    } finally {
      clearInterval(renewal);
    }
    return true;
  }

  /** A lost lease is detected when the verdict is saved. */
  private async renew(leased: LeasedPair): Promise<void> {
    await renewLease(this.orm.em.fork(), leased).catch((error: unknown) =>
      this.logger.warn({ err: error, ...leased }, 'lease of a pair not renewed; trying again'),
    );
  }

  private async handleFailure(leased: LeasedPair, error: unknown): Promise<void> {
    if (this.shutdown.signal.aborted) return releasePair(this.orm.em.fork(), leased);
    if (databaseVerdict(error) === 'unavailable') this.toUncount.push(leased.runId);
    this.logger.error({ err: error, ...leased }, 'pair not compared; trying again later');
  }
}
