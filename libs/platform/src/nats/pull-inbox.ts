import { createInbox, nanos } from '@nats-io/transport-node';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { ConsumerSpec } from '#contracts';
import type { BusLink } from './bus-connection.js';
import type { RawMessage } from './raw-message.js';

const ANSWER_MS = 3000;
const NOTHING_MORE = new Set([404, 408]);

/** Who asks now: what came for it, and what to call at its end. */
interface Pull {
  reply: string;
  count: number;
  found: RawMessage[];
  end(problem?: string): void;
}

/**
 * Asks pull consumers for what they have, one pull at a time, all over one subscription: to subscribe for each would cost
 * the server more than the pull itself. Nothing is prefetched and nothing is left behind.
 */
export class PullInbox {
  private subscription: Subscription | null = null;
  private connection: NatsConnection | null = null;
  private inbox = '';
  private pulls = 0;
  private current: Pull | null = null;

  /**
   * Up to `count` messages that are there now. Throws where the consumer is gone or the server does not answer at all.
   * Wait for its end before the next.
   */
  async pull({ connection }: BusLink, spec: ConsumerSpec, count: number): Promise<RawMessage[]> {
    if (this.connection !== connection) this.open(connection);
    try {
      return await this.ask(connection, spec, count);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Whatever still comes is given back by the server when its lease ends. */
  close(): void {
    this.subscription?.unsubscribe();
    this.subscription = null;
    this.connection = null;
  }

  private open(connection: NatsConnection): void {
    this.close();
    this.connection = connection;
    this.inbox = createInbox();
    const callback = (error: Error | null, answer: Msg): void => (error ? this.current?.end(error.message) : this.hear(answer)); // prettier-ignore
    this.subscription = connection.subscribe(`${this.inbox}.*`, { callback });
  }

  private ask(connection: NatsConnection, spec: ConsumerSpec, count: number): Promise<RawMessage[]> {
    return new Promise((resolve, reject) => {
      const found: RawMessage[] = [];
      const end = (problem?: string): void => {
        clearTimeout(timer);
        this.current = null;
        // What came is leased to us already, whatever was said after it.
        if (problem === undefined || found.length > 0) resolve(found);
        else reject(new Error(`Consumer ${spec.name} of ${spec.stream} refused a pull: ${problem}`));
      };
      const timer = setTimeout(() => end('no answer'), ANSWER_MS);
      const reply = `${this.inbox}.${(this.pulls += 1)}`;
      this.current = { reply, count, found, end };
      const subject = `$JS.API.CONSUMER.MSG.NEXT.${spec.stream}.${spec.name}`;
      connection.publish(subject, JSON.stringify({ batch: count, no_wait: true }), { reply });
    });
  }

  /** A status names its pull; a message does not: one that comes late goes to the next pull, or back where nobody asks. */
  private hear(answer: Msg): void {
    const status = answer.headers?.code ?? 0;
    if (status === 0) this.take(deliveredMessage(answer));
    else if (answer.subject === this.current?.reply)
      this.current.end(NOTHING_MORE.has(status) ? undefined : `${status} ${answer.headers?.description}`);
  }

  private take(message: RawMessage): void {
    const { current } = this;
    if (!current) return message.nak();
    current.found.push(message);
    if (current.found.length === current.count) current.end();
  }
}

/** The client library settles only what its own iterators read, so the acknowledgement protocol is spoken here. */
function deliveredMessage(message: Msg): RawMessage {
  let settled = false;
  const settle = (answer: string): void => {
    if (!settled) message.respond(answer);
    settled = true;
  };
  return {
    subject: message.subject,
    data: message.data,
    headers: message.headers,
    info: deliveryOf(message.reply ?? ''),
    ack: () => settle('+ACK'),
    nak: (delayMs) => settle(delayMs ? `-NAK ${JSON.stringify({ delay: nanos(delayMs) })}` : '-NAK'),
    term: (reason) => settle(reason ? `+TERM ${reason}` : '+TERM'),
    working: () => void (settled || message.respond('+WPI')),
  };
}

/**
 * `$JS.ACK.[<domain>.<account>.]<stream>.<consumer>.<delivered>.<sseq>.<cseq>.<timestamp>.<pending>`: short form 9 tokens,
 * long form at least 11.
 */
function deliveryOf(ackSubject: string): RawMessage['info'] {
  const tokens = ackSubject.split('.');
  const at = tokens.length === 9 ? 4 : 6;
  const [deliveryCount = 0, streamSequence = 0, , timestampNanos = 0] = tokens.slice(at, at + 4).map(Number);
  return { deliveryCount, streamSequence, timestampNanos };
}
