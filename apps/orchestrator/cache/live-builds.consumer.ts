import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { WorkerAnnounced, workerAnnouncementSubject } from '#contracts';
import { BusConnection, listenOnBus, parseMessage } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER, OrchestratorConfig } from '../orchestrator.config.js';
import { LiveBuilds } from './live-builds.js';

/** Hears what workers announce. */
@Injectable()
export class LiveBuildsConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly builds = new LiveBuilds();
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly bus: BusConnection,
    private readonly config: OrchestratorConfig,
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
      this.builds.announce(parseMessage(WorkerAnnounced, data));
    } catch (error) {
      this.logger.warn({ err: error }, 'a worker announcement was not understood');
    }
  }
}
