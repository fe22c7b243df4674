import { Inject, Injectable } from '@nestjs/common';
import { PoolsAnnounced, poolsAnnouncementSubject } from '#contracts';
import { BusConnection, BusPublisher, subscribeAnnouncements } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';

/** Announces paused pools to the other orchestrators, and to the registry: lines that need a closed pool are delivered by legacy. */
@Injectable()
export class PoolAnnouncementsService {
  constructor(
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  announce(announced: PoolsAnnounced): void {
    this.publisher.publishCore(this.subject, announced);
  }

  /** Returns how to unsubscribe. What is lost here is read by the next sweep. */
  subscribe(onAnnouncement: (announced: PoolsAnnounced) => Promise<void>): () => void {
    return subscribeAnnouncements(
      this.bus,
      { subject: this.subject, Message: PoolsAnnounced, logger: this.logger },
      onAnnouncement,
    );
  }

  private get subject(): string {
    return poolsAnnouncementSubject(this.publisher.prefix);
  }
}
