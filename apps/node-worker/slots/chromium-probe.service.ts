import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { toolOf } from '#contracts';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import type { Logger } from '#platform/telemetry';
import { NodeWorkerConfig } from '../node-worker.config.js';
import { OfferedSteps } from './offered-steps.js';
import { LOGGER } from '../worker-tokens.js';
import { SlotRenderers } from './slot-renderers.js';
import { WorkerCapabilities } from './worker-capabilities.js';

const RETRY_MS = 30_000;

/** Probes "chromium" by starting the browser of the first slot that needs one, which stays open; retries until it starts. */
@Injectable()
export class ChromiumProbeService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;

  constructor(
    private readonly config: NodeWorkerConfig,
    private readonly steps: OfferedSteps,
    private readonly renderers: SlotRenderers,
    private readonly capabilities: WorkerCapabilities,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const pool = this.steps.poolNeeding('chromium', this.config.pools);
    if (pool) this.loop = startLoop('chromium probe', RETRY_MS, () => this.probe(pool), this.logger);
  }

  /** The tasks have ended by now. */
  async onApplicationShutdown(): Promise<void> {
    // Not awaited: a browser that hangs while it starts must not hold up the shutdown.
    void this.loop?.stop();
    await this.renderers.close();
  }

  private async probe(pool: string): Promise<void> {
    if (this.capabilities.has('chromium')) return;
    try {
      const environment = await this.renderers.of(pool, 0).environment();
      this.logger.info({ environment }, 'chromium renders');
      this.capabilities.add('chromium', toolOf(environment));
    } catch (error) {
      this.logger.warn({ reason: (error as Error).message }, 'chromium does not start; serving without it for now');
    }
  }
}
