import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { PoolsAnnounced, poolsAnnouncementSubject } from '#contracts';
import { BusConnection, subscribeAnnouncements } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER, RegistryConfig } from '../registry.config.js';
import { ClosedPools } from './closed-pools.js';

/** Feeds orchestrators' announcements of paused and full pools into `ClosedPools`. */
@Injectable()
export class PoolsAnnouncedConsumer implements OnApplicationBootstrap, OnApplicationShutdown {
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly bus: BusConnection,
    private readonly config: RegistryConfig,
    private readonly pools: ClosedPools,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const subject = poolsAnnouncementSubject(this.config.natsPrefix);
    const announcements = { subject, Message: PoolsAnnounced, logger: this.logger };
    this.unsubscribe = subscribeAnnouncements(this.bus, announcements, (announcement) =>
      this.pools.update(announcement),
    );
  }

  onApplicationShutdown(): void {
    this.unsubscribe();
  }
}
