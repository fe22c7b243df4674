import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { WorkerAnnounced, workerAnnouncementSubject } from '#contracts';
import { BusConnection, listenOnBus, parseMessage } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LiveBuilds } from '../cache/live-builds.js';
import { LOGGER, OrchestratorConfig } from '../orchestrator.config.js';
import { LiveWorkers } from './live-workers.js';

/** Hears what workers say they can do; what cannot be understood is logged and costs nothing. */
@Injectable()
export class WorkerAnnouncementsConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly bus: BusConnection,
    private readonly config: OrchestratorConfig,
    private readonly workers: LiveWorkers,
    private readonly builds: LiveBuilds,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const subject = workerAnnouncementSubject(this.config.natsPrefix);
    this.stopListening = listenOnBus(this.bus, subject, (data) => this.hear(data));
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }

  private hear(data: Uint8Array): void {
    try {
      const announced = parseMessage(WorkerAnnounced, data);
      this.workers.hear(announced);
      this.builds.announce(announced);
    } catch (error) {
      this.logger.warn({ err: error }, 'a worker announcement was not understood');
    }
  }
}
