import type { ServerResponse } from 'node:http';
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
  REQUESTS,
  RunAccepted,
  RunCancelRequested,
  RunFinished,
  RunRequested,
  eventStream,
  eventSubject,
} from '#contracts';
import { OperationalError } from '#platform/http';
import { BusConnection, BusRequester, ensureStreams } from '#platform/nats';
import type { BusLink } from '#platform/nats';
import { GatewayConfig } from '../gateway.config.js';
import { runEventsOf, sseFrame } from './run-event.js';
import { ShardProgress } from './shard-progress.js';

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

const HEARTBEAT_MS = 15_000;
/** The request for a run is published before the orchestrator creates it. */
const BEFORE_CREATION_MS = 60_000;
const MAX_STREAMS = 200;

/** Streams the events of a run, from its beginning or after the event of `Last-Event-ID`. */
@Injectable()
export class RunEventsService {
  private open = 0;

  constructor(
    private readonly bus: BusConnection,
    private readonly requester: BusRequester,
    private readonly config: GatewayConfig,
  ) {}

  /**
   * Ends when the client disconnects, or with the bus connection: the client then reconnects with its last id. Rejects before
   * the first byte where the run is unknown or the bus is unavailable.
   */
  async stream(from: { runId: string; after: number | null }, response: ServerResponse): Promise<void> {
    if (this.open >= MAX_STREAMS) throw tooMany();
    this.open++;
    try {
      // After a wipe of the bus the stream does not exist until a service creates it.
      await ensureStreams(this.link().jsm, [eventStream(this.config.natsPrefix)]);
      const messages = await this.consume(await this.startOf(from));
      response.once('close', () => messages.stop());
      await this.write(from.runId, messages, response);
    } finally {
      this.open--;
      if (response.headersSent) response.end();
    }
  }

  private async consume(start: Partial<OrderedConsumerOptions>): Promise<ConsumerMessages> {
    const { natsPrefix: prefix } = this.config;
    const consumer = await this.link().js.consumers.get(eventStream(prefix).name, {
      filter_subjects: EVENTS.map((event) => eventSubject(prefix, event)),
      ...start,
    });
    return consumer.consume({ max_messages: 200 });
  }

  private async startOf({ runId, after }: { runId: string; after: number | null }) {
    if (after !== null && (await this.hasReached(after))) {
      return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: after + 1 };
    }
    const run = await this.requester.ask(REQUESTS.orchestrator.getRun, { runId, nodes: 0 });
    const since = new Date(Date.parse(run.createdAt) - BEFORE_CREATION_MS).toISOString();
    return { deliver_policy: DeliverPolicy.StartTime, opt_start_time: since };
  }

  /** After a wipe the stream's sequence restarts: an id of the old stream would never be reached. */
  private async hasReached(sequence: number): Promise<boolean> {
    const { state } = await this.link().jsm.streams.info(eventStream(this.config.natsPrefix).name);
    return state.last_seq >= sequence;
  }

  private async write(runId: string, messages: ConsumerMessages, response: ServerResponse): Promise<void> {
    const subjectPrefix = eventSubject(this.config.natsPrefix, '');
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    response.write('retry: 2000\n\n');
    const heartbeat = setInterval(() => response.write(': heartbeat\n\n'), HEARTBEAT_MS);
    response.once('close', () => clearInterval(heartbeat));
    const progress = new ShardProgress();
    for await (const message of messages) {
      const frames = runEventsOf(runId, message, subjectPrefix).map((event) => sseFrame(progress.read(event)));
      if (frames.length > 0 && !response.write(frames.join(''))) await writable(response);
    }
  }

  private link(): BusLink {
    const link = this.bus.link();
    if (link) return link;
    throw new OperationalError(
      'bus_unreachable',
      'NATS is not reachable, so events cannot be read. Try again when it is.',
    );
  }
}

/** Backpressure: waits until a slow client has read its events. */
function writable(response: ServerResponse): Promise<void> {
  if (response.closed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

const tooMany = (): OperationalError =>
  new OperationalError(
    'too_many_streams',
    `More than ${MAX_STREAMS} event streams are open. Close some, or try later.`,
  );
