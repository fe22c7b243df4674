import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { WorkerAnnounced, workerAnnouncementSubject } from '#contracts';
import { BusConnection, subscribeAnnouncements } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER, RegistryConfig } from '../registry.config.js';
import { WorkerDirectory } from './worker-directory.js';

/** Feeds workers' announcements into the directory. */
@Injectable()
export class WorkerAnnouncementsConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly bus: BusConnection,
    private readonly config: RegistryConfig,
    private readonly directory: WorkerDirectory,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const subject = workerAnnouncementSubject(this.config.natsPrefix);
    const announcements = { subject, Message: WorkerAnnounced, logger: this.logger };
    this.unsubscribe = subscribeAnnouncements(this.bus, announcements, (announcement) =>
      this.directory.update(announcement),
    );
  }

  onApplicationShutdown(): void {
    this.unsubscribe();
  }
}
