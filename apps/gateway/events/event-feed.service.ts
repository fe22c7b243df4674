import { Injectable } from '@nestjs/common';
import { workerAnnouncementSubject } from '#contracts';
import { BusConnection, BusPublisher, subscribe } from '#platform/nats';
import { EventLogService, busUnreachable } from '../runs/event-log.service.js';
import { heartbeat } from '../runs/run-event.js';
import { APP_EVENTS, WORKERS_EVENT } from './event-topics.js';
import { FeedReading } from './feed-reading.js';
import type { FeedListener, FeedStart } from './feed-reading.js';
import { WorkersWatch } from './workers-watch.js';

/** Who was away for longer reads everything again, which is less than so many events. */
const MOST_REPLAYED = 5000;
const LOOK_AT_WORKERS_MS = 1000;

/** Reads the bus once for everybody who listens at this gateway, and only while somebody does. */
@Injectable()
export class EventFeedService {
  /** How often listeners are told that the stream is alive. */
  heartbeatMs = 15_000;
  private opening: Promise<FeedReading> | null = null;

  constructor(
    private readonly bus: BusConnection,
    private readonly publisher: BusPublisher,
    private readonly log: EventLogService,
  ) {}

  /** Adds a listener, from after an event on or from now; returns how it begins and how to leave. Rejects with `bus_unreachable`. */
  async listen(after: number | null, listener: FeedListener): Promise<FeedStart & { leave: () => void }> {
    const lastId = await this.log.lastId();
    const isNear = after !== null && after <= lastId && lastId - after <= MOST_REPLAYED;
    const opening = (this.opening ??= this.open(isNear ? after : lastId));
    const reading = await opening.catch((error: unknown) => {
      if (this.opening === opening) this.opening = null;
      throw error;
    });
    if (reading.isOver) throw busUnreachable();
    return { ...reading.add(listener, after, lastId), leave: () => this.leave(reading, listener) };
  }

  private leave(reading: FeedReading, listener: FeedListener): void {
    reading.remove(listener);
    if (reading.isUnheard) reading.stop();
  }

  private async open(from: number): Promise<FeedReading> {
    const messages = await this.log.readAfter(from, APP_EVENTS);
    const reading = new FeedReading(messages, from);
    const stops = [this.bus.onDisconnect(() => reading.stop()), this.watchWorkers(reading), this.beat(reading)];
    // It may have gone before somebody listened.
    if (!this.bus.connected) reading.stop();
    void this.run(reading).finally(() => stops.forEach((stop) => void stop()));
    return reading;
  }

  /** A reading that ends for whatever reason is followed by another one when somebody asks for it. */
  private async run(reading: FeedReading): Promise<void> {
    await reading.run(this.log.subjectPrefix).catch(() => undefined);
    this.opening = null;
  }

  private watchWorkers(reading: FeedReading): () => void {
    const watch = new WorkersWatch();
    const subject = workerAnnouncementSubject(this.publisher.prefix);
    const unsubscribe = subscribe(this.bus, subject, (data) => watch.announced(data, Date.now()));
    const looking = setInterval(() => {
      if (!watch.takeChange(Date.now())) return;
      reading.tell([{ id: null, event: WORKERS_EVENT, data: { workers: watch.count } }]);
    }, LOOK_AT_WORKERS_MS);
    return () => {
      clearInterval(looking);
      unsubscribe();
    };
  }

  /** A stream that was made anew begins at 1, where the reading would never reach its place. */
  private beat(reading: FeedReading): () => void {
    const beating = setInterval(() => {
      reading.tell([heartbeat(new Date())]);
      const stopIfAnother = (lastId: number): void => void (lastId < reading.last && reading.stop());
      this.log.lastId().then(stopIfAnother, () => reading.stop());
    }, this.heartbeatMs);
    return () => clearInterval(beating);
  }
}
