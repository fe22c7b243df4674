import { headers } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { BusTopology } from '#contracts';
import { currentTraceparent } from '../../telemetry/index.js';
import type { BusConnection, BusLink } from '../connection/bus-connection.js';
import { encodeMessage } from './message-too-large.js';
import { PublishAcks, PublishRefused } from './publish-acks.js';
import { ensureStreams } from '../topology/topology.js';

export interface PublishOptions {
  traceparent?: string | null;
  /** JetStream drops a second message with the same id inside its window. */
  messageId?: string;
}

/** The outcome of a publish. `duplicate` = the subject still holds a message (JetStream error 10077). */
export type PublishOutcome = 'published' | 'duplicate';

const SUBJECT_TAKEN = 10077;
const CONNECT_MS = 5000;
const ACKNOWLEDGE_MS = 5000;

/** Publishes to JetStream and waits for the server's acknowledgement; a stream that is gone is created again. */
export class BusPublisher {
  private acks: { of: NatsConnection; publish: PublishAcks } | null = null;

  constructor(
    private readonly bus: BusConnection,
    readonly topology: BusTopology,
  ) {}

  get prefix(): string {
    return this.topology.prefix;
  }

  get connected(): boolean {
    return this.bus.connected;
  }

  /**
   * Throws where the bus does not answer in time; the caller's sweep tries again. Throws `MessageTooLarge` where the server
   * takes no message of this size. A message without `messageId` can be stored twice where its first acknowledgement was
   * lost.
   */
  publish(subject: string, message: object, options: PublishOptions = {}): Promise<PublishOutcome> {
    return this.publishText(subject, JSON.stringify(message), options);
  }

  /** As `publish`, for a body that is sent as it is. */
  async publishText(subject: string, text: string, options: PublishOptions = {}): Promise<PublishOutcome> {
    const link = await this.bus.ready({ withinMs: CONNECT_MS });
    const body = encodeMessage(text, link.connection.info?.max_payload);
    try {
      return await this.send(link, subject, body, options);
    } catch (error) {
      // No stream has the subject; a core subscriber may.
      if (!(error instanceof PublishRefused) || error.reason !== 'stream_missing') throw error;
      await ensureStreams(link.jsm, this.topology.streams);
      return this.send(link, subject, body, options);
    }
  }

  /**
   * At most once and without waiting, for announcements, progress and other messages that may be lost; a stream on the
   * subject stores it. Does nothing while offline.
   */
  publishCore(subject: string, message: object): void {
    this.bus.link()?.connection.publish(subject, JSON.stringify(message));
  }

  /** Removes all messages of a subject from a stream. */
  async purge(stream: string, subject: string): Promise<void> {
    const { jsm } = await this.bus.ready({ withinMs: CONNECT_MS });
    await jsm.streams.purge(stream, { filter: subject });
  }

  private async send(
    link: BusLink,
    subject: string,
    body: Uint8Array,
    options: PublishOptions,
  ): Promise<PublishOutcome> {
    const head = headers();
    const traceparent = options.traceparent ?? currentTraceparent();
    if (traceparent) head.set('traceparent', traceparent);
    if (options.messageId) head.set('Nats-Msg-Id', options.messageId);
    try {
      await this.acksOf(link.connection).publish(subject, body, head, ACKNOWLEDGE_MS);
      return 'published';
    } catch (error) {
      if (error instanceof PublishRefused && error.code === SUBJECT_TAKEN) return 'duplicate';
      throw error;
    }
  }

  private acksOf(connection: NatsConnection): PublishAcks {
    if (this.acks?.of !== connection) this.acks = { of: connection, publish: new PublishAcks(connection) };
    return this.acks.publish;
  }
}
