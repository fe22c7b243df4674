import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { workerAnnouncementSubject } from '#contracts';
import type { WorkerAnnounced } from '#contracts';
import { BusConnection, BusPublisher } from '#platform/nats';
import { startLoop } from '#platform/timers';
import type { Loop } from '#platform/timers';
import { WorkerCapabilities } from '../slots/worker-capabilities.js';
import { NodeWorkerConfig } from '../node-worker.config.js';
import { OfferedSteps } from '../slots/offered-steps.js';

const EVERY_MS = 2000;

/** Announces this worker's steps every two seconds, and at once after a connect or a new capability. */
@Injectable()
export class WorkerAnnouncerService implements OnApplicationBootstrap, OnModuleDestroy {
  private loop: Loop | null = null;

  constructor(
    private readonly config: NodeWorkerConfig,
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    private readonly capabilities: WorkerCapabilities,
    private readonly steps: OfferedSteps,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = startLoop('announce', EVERY_MS, async () => this.announce());
    this.bus.onConnect(() => this.announce());
    this.capabilities.onChange(() => this.announce());
  }

  /** A draining worker publishes a departure message and is no longer announced. */
  async onModuleDestroy(): Promise<void> {
    await this.loop?.stop();
    this.announce({ leaving: true });
    this.loop = null;
  }

  private announce(more: { leaving?: true } = {}): void {
    if (!this.loop) return;
    const { name: worker, pools, poolSettings } = this.config;
    const slots = new Map(poolSettings.map((pool) => [pool.pool, pool.slots]));
    const announced: WorkerAnnounced = {
      worker,
      pools,
      capabilities: this.capabilities.list(),
      slots: poolSettings.reduce((sum, pool) => sum + pool.slots, 0),
      steps: this.steps.in(slots, this.capabilities),
      ...more,
    };
    this.publisher.publishCore(workerAnnouncementSubject(this.publisher.prefix), announced);
  }
}
