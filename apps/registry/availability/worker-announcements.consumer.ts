import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { WorkerAnnounced, workerAnnouncementSubject } from '#contracts';
import { BusConnection, parseMessage } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER, RegistryConfig } from '../registry.config.js';
import { WorkerDirectory } from './worker-directory.js';

/** Hears what workers say they can do; what cannot be understood is logged and costs nothing. */
@Injectable()
export class WorkerAnnouncementsConsumer implements OnApplicationBootstrap {
  constructor(
    private readonly bus: BusConnection,
    private readonly config: RegistryConfig,
    private readonly directory: WorkerDirectory,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    void this.listen();
  }

  private async listen(): Promise<void> {
    const { connection } = await this.bus.ready();
    const announcements = connection.subscribe(workerAnnouncementSubject(this.config.natsPrefix));
    for await (const { data } of announcements) this.hear(data);
  }

  private hear(data: Uint8Array): void {
    try {
      this.directory.announce(parseMessage(WorkerAnnounced, data));
    } catch (error) {
      this.logger.warn({ err: error }, 'a worker announcement was not understood');
    }
  }
}
