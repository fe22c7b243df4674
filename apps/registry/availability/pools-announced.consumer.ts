import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { PoolsAnnounced, poolsAnnouncementSubject } from '#contracts';
import { BusConnection, hearMessages } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER, RegistryConfig } from '../registry.config.js';
import { ClosedPools } from './closed-pools.js';

/** Hears which pools are paused; what cannot be understood is logged and costs nothing. */
@Injectable()
export class PoolsAnnouncedConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly bus: BusConnection,
    private readonly config: RegistryConfig,
    private readonly pools: ClosedPools,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const subject = poolsAnnouncementSubject(this.config.natsPrefix);
    const announcements = { subject, Message: PoolsAnnounced, logger: this.logger };
    this.stopListening = hearMessages(this.bus, announcements, (said) => this.pools.announce(said));
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }
}
