import { headers } from '@nats-io/transport-node';
import { allStreams } from '#contracts';
import { currentTraceparent } from '../telemetry/index.js';
import type { BusConnection, BusLink } from './bus-connection.js';
import { ensureStreams } from './topology.js';

export interface PublishOptions {
  traceparent?: string | null;
  /** JetStream drops a second message with the same id inside its window. */
  messageId?: string;
}

/** What a refused publish means. `duplicate` = the subject still holds a message (JetStream error 10077). */
export type PublishOutcome = 'published' | 'duplicate';

/** Nobody listens on a subject that no stream has: the client calls that `JetStreamNotEnabled`. */
const STREAM_MISSING = new Set(['JetStreamNotEnabled', 'JetStreamStatusError', 'NoRespondersError']);
const SUBJECT_TAKEN = 10077;

/** Publishes to JetStream and waits for the server's acknowledgement. */
export class BusPublisher {
  constructor(
    private readonly bus: BusConnection,
    readonly prefix: string,
  ) {}

  /** Throws where the bus does not answer in time; the caller's sweep tries again. */
  async publish(subject: string, message: object, options: PublishOptions = {}): Promise<PublishOutcome> {
    const link = await this.bus.ready();
    try {
      return await this.send(link, subject, message, options);
    } catch (error) {
      if (!isStreamMissing(error)) throw error;
      await ensureStreams(link.jsm, allStreams(this.prefix));
      return this.send(link, subject, message, options);
    }
  }

  /** Core NATS, at most once: announcements and wishes that nobody depends on. Silently nothing while offline. */
  publishCore(subject: string, message: object): void {
    this.bus.link()?.connection.publish(subject, JSON.stringify(message));
  }

  /** Removes whatever waits on a task subject. */
  async purge(stream: string, subject: string): Promise<void> {
    const { jsm } = await this.bus.ready();
    await jsm.streams.purge(stream, { filter: subject });
  }

  private async send(
    link: BusLink,
    subject: string,
    message: object,
    options: PublishOptions,
  ): Promise<PublishOutcome> {
    const head = headers();
    const traceparent = options.traceparent ?? currentTraceparent();
    if (traceparent) head.set('traceparent', traceparent);
    try {
      await link.js.publish(subject, JSON.stringify(message), {
        headers: head,
        msgID: options.messageId,
        timeout: 5000,
      });
      return 'published';
    } catch (error) {
      if (errorCode(error) === SUBJECT_TAKEN) return 'duplicate';
      throw error;
    }
  }
}

function errorCode(error: unknown): number | undefined {
  const api = error as { code?: number; apiError?: () => { err_code?: number } | null };
  return typeof api.apiError === 'function' ? api.apiError()?.err_code : api.code;
}

const isStreamMissing = (error: unknown): boolean =>
  STREAM_MISSING.has((error as Error).name) && errorCode(error) !== SUBJECT_TAKEN;
