import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { WorkerAnnounced, workerAnnouncementSubject } from '#contracts';
import { BusConnection, subscribeAnnouncements } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LiveBuilds } from '../cache/live-builds.js';
import { LOGGER, OrchestratorConfig } from '../orchestrator.config.js';
import { LiveWorkers } from './live-workers.js';

/** Keeps what workers announce that they can do. */
@Injectable()
export class WorkerAnnouncementsConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly bus: BusConnection,
    private readonly config: OrchestratorConfig,
    private readonly workers: LiveWorkers,
    private readonly builds: LiveBuilds,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const subject = workerAnnouncementSubject(this.config.natsPrefix);
    const announcements = { subject, Message: WorkerAnnounced, logger: this.logger };
    this.unsubscribe = subscribeAnnouncements(this.bus, announcements, (announcement) => {
      this.workers.update(announcement);
      this.builds.update(announcement);
    });
  }

  onApplicationShutdown(): void {
    this.unsubscribe();
  }
}
