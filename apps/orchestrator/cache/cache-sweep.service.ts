import { Inject, Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from '#platform/telemetry';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { LOGGER, OrchestratorConfig } from '../orchestrator.config.js';
import { CacheEntriesRepository } from './cache-entries.repository.js';

/** It counts all entries, so it comes far less often than the other sweeps. */
const SWEEPS_APART = 60;

/** Keeps what is remembered within its bounds. */
@Injectable()
export class CacheSweepService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private loop: Loop | null = null;

  constructor(
    private readonly entries: CacheEntriesRepository,
    private readonly config: OrchestratorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const { sweepIntervalMs, cacheEntries, cacheAgeDays } = this.config;
    const evict = (): Promise<void> => this.entries.evict({ entries: cacheEntries, ageDays: cacheAgeDays });
    this.loop = startLoop('cache', sweepIntervalMs * SWEEPS_APART, evict, this.logger);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop?.stop();
  }
}
