import { createInbox, nanos } from '@nats-io/transport-node';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { ConsumerSpec } from '#contracts';
import type { BusLink } from '../connection/bus-connection.js';
import { settle } from './raw-message.js';
import type { RawMessage } from './raw-message.js';
import { NOT_BEGUN } from './settlement.js';

const ANSWER_MS = 3000;
const NOTHING_MORE = new Set([404, 408]);

/** The current pull: the messages received for it, and the function that ends it. */
interface Pull {
  reply: string;
  count: number;
  found: RawMessage[];
  end(problem?: string): void;
}

/**
 * Pulls from consumers without waiting, one pull at a time, all over one subscription: a subscription for each would cost
 * the server more than the pull itself. Nothing is prefetched.
 */
export class PullInbox {
  private subscription: Subscription | null = null;
  private connection: NatsConnection | null = null;
  private inbox = '';
  private pulls = 0;
  private current: Pull | null = null;

  /**
   * Up to `count` messages that are available now. Throws where the consumer is gone or the server does not answer.
   * Await it before the next.
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

  /** Messages that still arrive are redelivered when their lease ends. */
  close(): void {
    this.subscription?.unsubscribe();
    this.subscription = null;
    this.connection = null;
  }

  private open(connection: NatsConnection): void {
    this.close();
    this.connection = connection;
    this.inbox = createInbox();
    const callback = (error: Error | null, answer: Msg): void => (error ? this.current?.end(error.message) : this.receive(answer)); // prettier-ignore
    this.subscription = connection.subscribe(`${this.inbox}.*`, { callback });
  }

  private ask(connection: NatsConnection, spec: ConsumerSpec, count: number): Promise<RawMessage[]> {
    return new Promise((resolve, reject) => {
      const found: RawMessage[] = [];
      const end = (problem?: string): void => {
        clearTimeout(timer);
        this.current = null;
        // Messages that were received are leased to this process, whatever status follows them.
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

  /**
   * A status names its pull, a message does not: a late one belongs to the next pull, or is released where there is
   * none.
   */
  private receive(answer: Msg): void {
    const status = answer.headers?.code ?? 0;
    if (status === 0) this.take(deliveredMessage(answer));
    else if (answer.subject === this.current?.reply)
      this.current.end(NOTHING_MORE.has(status) ? undefined : `${status} ${answer.headers?.description}`);
  }

  private take(message: RawMessage): void {
    const { current } = this;
    if (!current) return settle(message, NOT_BEGUN);
    current.found.push(message);
    if (current.found.length === current.count) current.end();
  }
}

/** The client library acknowledges only what its own iterators read, so the protocol is implemented here. */
function deliveredMessage(message: Msg): RawMessage {
  let answered = false;
  const answer = (text: string): void => {
    if (!answered) message.respond(text);
    answered = true;
  };
  return {
    subject: message.subject,
    data: message.data,
    headers: message.headers,
    info: deliveryOf(message.reply ?? ''),
    ack: () => answer('+ACK'),
    nak: (delayMs) => answer(delayMs ? `-NAK ${JSON.stringify({ delay: nanos(delayMs) })}` : '-NAK'),
    term: (reason) => answer(reason ? `+TERM ${reason}` : '+TERM'),
    working: () => void (answered || message.respond('+WPI')),
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
