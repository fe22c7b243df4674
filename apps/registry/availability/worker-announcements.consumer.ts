import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { WorkerAnnounced, workerAnnouncementSubject } from '#contracts';
import { BusConnection, hearMessages } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER, RegistryConfig } from '../registry.config.js';
import { WorkerDirectory } from './worker-directory.js';

/** Hears what workers say they can do; what cannot be understood is logged and costs nothing. */
@Injectable()
export class WorkerAnnouncementsConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly bus: BusConnection,
    private readonly config: RegistryConfig,
    private readonly directory: WorkerDirectory,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const subject = workerAnnouncementSubject(this.config.natsPrefix);
    const announcements = { subject, Message: WorkerAnnounced, logger: this.logger };
    this.stopListening = hearMessages(this.bus, announcements, (said) => this.directory.announce(said));
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }
}
