import { createInbox, nanos } from '@nats-io/transport-node';
import type { Msg } from '@nats-io/transport-node';
import type { ConsumerSpec } from '#contracts';
import type { BusLink } from './bus-connection.js';
import type { RawMessage } from './received.js';

/** `waitMs`: how long to wait until `count` are there; 0 takes what is there now. */
export interface PullSize {
  count: number;
  waitMs?: number;
}

const ANSWER_MS = 3000;
const NOTHING_MORE = new Set([404, 408]);

/**
 * Asks a pull consumer once for up to `count` messages. Throws where the consumer is gone or the server does not answer
 * at all. Nothing is prefetched beyond them and nothing is left behind.
 */
export function pullSome(link: BusLink, spec: ConsumerSpec, { count, waitMs = 0 }: PullSize): Promise<RawMessage[]> {
  const { connection } = link;
  const reply = createInbox();
  const found: RawMessage[] = [];
  return new Promise((resolve, reject) => {
    const end = (problem?: string): void => {
      clearTimeout(timer);
      subscription.unsubscribe();
      // What came is leased to us already, whatever was said after it.
      if (problem === undefined || found.length > 0) resolve(found);
      else reject(new Error(`Consumer ${spec.name} of ${spec.stream} refused a pull: ${problem}`));
    };
    const hear = (answer: Msg): void => {
      const status = answer.headers?.code ?? 0;
      if (status === 0) found.push(deliveredMessage(answer));
      if (status !== 0) end(NOTHING_MORE.has(status) ? undefined : `${status} ${answer.headers?.description}`);
      else if (found.length === count) end();
    };
    const callback = (error: Error | null, answer: Msg): void => (error ? end(error.message) : hear(answer));
    const subscription = connection.subscribe(reply, { callback });
    const timer = setTimeout(() => end('no answer'), waitMs + ANSWER_MS);
    const pull = waitMs > 0 ? { batch: count, expires: nanos(waitMs) } : { batch: count, no_wait: true };
    connection.publish(`$JS.API.CONSUMER.MSG.NEXT.${spec.stream}.${spec.name}`, JSON.stringify(pull), { reply });
  });
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
    info: { deliveryCount: deliveryCountOf(message.reply ?? '') },
    ack: () => settle('+ACK'),
    nak: (delayMs) => settle(delayMs ? `-NAK ${JSON.stringify({ delay: nanos(delayMs) })}` : '-NAK'),
    term: (reason) => settle(reason ? `+TERM ${reason}` : '+TERM'),
    working: () => void (settled || message.respond('+WPI')),
  };
}

/** `$JS.ACK.[<domain>.<account>.]<stream>.<consumer>.<delivered>.<…>`: short form 9 tokens, long form at least 11. */
function deliveryCountOf(ackSubject: string): number {
  const tokens = ackSubject.split('.');
  return Number(tokens[tokens.length === 9 ? 4 : 6]);
}
