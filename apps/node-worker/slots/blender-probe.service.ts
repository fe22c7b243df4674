import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { toolOf } from '#contracts';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import type { Logger } from '#platform/telemetry';
import type { Renderer } from '#steps';
import { NodeWorkerConfig } from '../node-worker.config.js';
import { OfferedSteps } from './offered-steps.js';
import { BLENDER, LOGGER } from '../worker-tokens.js';
import { WorkerCapabilities } from './worker-capabilities.js';

const RETRY_MS = 60_000;

/** Probes "blender" by starting it once; retries every minute, and logs each reason once. */
@Injectable()
export class BlenderProbeService implements OnApplicationBootstrap, OnApplicationShutdown {
  private loop: Loop | null = null;
  private loggedReason = '';

  constructor(
    private readonly config: NodeWorkerConfig,
    private readonly steps: OfferedSteps,
    @Inject(BLENDER) private readonly blender: Renderer,
    private readonly capabilities: WorkerCapabilities,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.steps.poolNeeding('blender', this.config.pools)) return;
    this.loop = startLoop('blender probe', RETRY_MS, () => this.probe(), this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    void this.loop?.stop();
    await this.blender.close();
  }

  private async probe(): Promise<void> {
    if (this.capabilities.has('blender')) return;
    try {
      const environment = await this.blender.environment();
      this.logger.info({ environment }, 'blender renders');
      this.capabilities.add('blender', toolOf(environment));
    } catch (error) {
      const reason = (error as Error).message;
      if (reason !== this.loggedReason) this.logger.info({ reason }, 'serving without blender');
      this.loggedReason = reason;
    }
  }
}
