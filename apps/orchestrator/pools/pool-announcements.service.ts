import { Inject, Injectable } from '@nestjs/common';
import { PoolsAnnounced, poolsAnnouncementSubject } from '#contracts';
import { BusConnection, BusPublisher, hearMessages } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { LOGGER } from '../orchestrator.config.js';

/** What orchestrators say of pools to each other, and to the registry: lines that need a closed pool are delivered by legacy. */
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

  /** Answers how to stop listening. What is lost here is read by the next sweep. */
  listen(hear: (announced: PoolsAnnounced) => Promise<void>): () => void {
    return hearMessages(this.bus, { subject: this.subject, Message: PoolsAnnounced, logger: this.logger }, hear);
  }

  private get subject(): string {
    return poolsAnnouncementSubject(this.publisher.prefix);
  }
}
