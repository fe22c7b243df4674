import { Injectable } from '@nestjs/common';
import { PoolsAnnounced, poolsAnnouncementSubject } from '#contracts';
import { BusConnection, BusPublisher, listenOnBus, parseMessage } from '#platform/nats';

/** What orchestrators say of pools to each other, and to the registry: lines that need a closed pool are delivered by legacy. */
@Injectable()
export class PoolAnnouncementsService {
  constructor(
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
  ) {}

  announce(announced: PoolsAnnounced): void {
    this.publisher.publishCore(this.subject, announced);
  }

  /** Answers how to stop listening. What cannot be understood is not heard. */
  listen(hear: (announced: PoolsAnnounced) => Promise<void>): () => void {
    return listenOnBus(this.bus, this.subject, (data) => {
      // What is lost here is read by the sweep, which says so where that fails too.
      void Promise.resolve()
        .then(() => hear(parseMessage(PoolsAnnounced, data)))
        .catch(() => undefined);
    });
  }

  private get subject(): string {
    return poolsAnnouncementSubject(this.publisher.prefix);
  }
}
