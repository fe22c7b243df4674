import { Inject, Injectable } from '@nestjs/common';
import { WorkerAnnounced, workerAnnouncementSubject } from '#contracts';
import { BusConnection, listenOnBus, parseMessage } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER, OrchestratorConfig } from '../orchestrator.config.js';
import { LiveSlots } from './live-slots.js';

/** How many tasks of a pool may be with workers or on their way: twice what its live workers do at once, and a minimum. */
@Injectable()
export class PoolWindowsService {
  private readonly slots = new LiveSlots(() => performance.now());

  constructor(
    bus: BusConnection,
    private readonly config: OrchestratorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    listenOnBus(bus, workerAnnouncementSubject(config.natsPrefix), (body) => this.hear(body));
  }

  /** The minimum also holds without any worker: something must be queued, or an autoscaler never wakes. */
  of(pool: string): number {
    return Math.max(2 * this.slots.of(pool), this.config.windowOf(pool));
  }

  private hear(body: Uint8Array): void {
    try {
      this.slots.hear(parseMessage(WorkerAnnounced, body));
    } catch (error) {
      this.logger.warn({ err: error }, 'a worker announcement was not understood');
    }
  }
}
