import { Injectable } from '@nestjs/common';
import { DeliverPolicy } from '@nats-io/jetstream';
import type { ConsumerMessages, OrderedConsumerOptions } from '@nats-io/jetstream';
import {
  DeliverySettled,
  LegacyFinished,
  NodeChanged,
  NodeProgressed,
  NodesChanged,
  PairCompared,
  RunAccepted,
  RunCancelRequested,
  RunFinished,
  RunRequested,
  eventStream,
  eventSubject,
} from '#contracts';
import { OperationalError } from '#platform/http';
import { BusConnection, ensureStreams } from '#platform/nats';
import type { BusLink } from '#platform/nats';
import { GatewayConfig } from '../gateway.config.js';

/** All events that name a run. */
const EVENTS = [
  RunRequested,
  RunAccepted,
  RunCancelRequested,
  RunFinished,
  NodesChanged,
  // Published by earlier versions for each node; such messages stay in the stream for days.
  NodeChanged,
  NodeProgressed,
  LegacyFinished,
  DeliverySettled,
  PairCompared,
].map(({ event }) => event);

/** Where a reader begins: after the event of that id where the log still has it, else at a time. */
export interface LogPlace {
  after: number | null;
  since: Date;
}

/** The bus's stream of events, whose sequence numbers are the events' ids. Rejects with `bus_unreachable`. */
@Injectable()
export class EventLogService {
  constructor(
    private readonly bus: BusConnection,
    private readonly config: GatewayConfig,
  ) {}

  /** Events start with this in their subjects. */
  get subjectPrefix(): string {
    return eventSubject(this.config.natsPrefix, '');
  }

  /** The id of the newest event; what is read of a service afterwards contains it. */
  lastId(): Promise<number> {
    const stream = eventStream(this.config.natsPrefix);
    return this.onBus(async ({ jsm }) => {
      // After a wipe of the bus the stream does not exist until a service creates it.
      await ensureStreams(jsm, [stream]);
      return (await jsm.streams.info(stream.name)).state.last_seq;
    });
  }

  /** The events of all runs from a place on. Ends when it is stopped, or with the connection. */
  async read(place: LogPlace): Promise<ConsumerMessages> {
    return this.consume(EVENTS, await this.startOf(place));
  }

  /** Some kinds of events after one that the log has. Ends when it is stopped, or with the connection. */
  readAfter(after: number, events: readonly string[]): Promise<ConsumerMessages> {
    return this.consume(events, { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: after + 1 });
  }

  private consume(events: readonly string[], start: Partial<OrderedConsumerOptions>): Promise<ConsumerMessages> {
    const { natsPrefix: prefix } = this.config;
    const filter = { filter_subjects: events.map((event) => eventSubject(prefix, event)) };
    return this.onBus(async ({ js }) => {
      const consumer = await js.consumers.get(eventStream(prefix).name, { ...filter, ...start });
      return consumer.consume({ max_messages: 200 });
    });
  }

  /** After a wipe the stream's sequence restarts: an id of the old stream would never be reached. */
  private async startOf({ after, since }: LogPlace): Promise<Partial<OrderedConsumerOptions>> {
    const lastId = await this.lastId();
    if (after !== null && lastId >= after)
      return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: after + 1 };
    return { deliver_policy: DeliverPolicy.StartTime, opt_start_time: since.toISOString() };
  }

  /** A server that has just gone is noticed by what is asked of it first. */
  private async onBus<T>(work: (link: BusLink) => Promise<T>): Promise<T> {
    const link = this.bus.link();
    if (!link) throw busUnreachable();
    try {
      return await work(link);
    } catch (error) {
      throw busUnreachable(error);
    }
  }
}

export const busUnreachable = (cause?: unknown): OperationalError =>
  new OperationalError(
    'bus_unreachable',
    'NATS is not reachable, so events cannot be read. Try again when it is.',
    cause,
  );
