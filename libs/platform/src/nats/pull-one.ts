import { nanos } from '@nats-io/transport-node';
import type { Msg } from '@nats-io/transport-node';
import type { ConsumerSpec } from '#contracts';
import type { BusLink } from './bus-connection.js';
import type { RawMessage } from './received.js';

const ANSWER_MS = 3000;
const NOTHING_THERE = new Set([404, 408]);

/**
 * Asks a pull consumer for exactly one message and waits up to `waitMs` (0: only what is there now); null for none.
 * Throws where the consumer is gone or the server does not answer. Nothing is prefetched and nothing is left behind.
 */
export async function pullOne(link: BusLink, spec: ConsumerSpec, waitMs = 0): Promise<RawMessage | null> {
  const subject = `$JS.API.CONSUMER.MSG.NEXT.${spec.stream}.${spec.name}`;
  const pull = waitMs > 0 ? { batch: 1, expires: nanos(waitMs) } : { batch: 1, no_wait: true };
  // A delivered message bears its own subject, by which the shared reply inbox would not recognise it.
  const options = { noMux: true, timeout: waitMs + ANSWER_MS };
  const answer = await link.connection.request(subject, JSON.stringify(pull), options);
  const status = answer.headers?.code ?? 0;
  if (status === 0) return deliveredMessage(answer);
  if (NOTHING_THERE.has(status)) return null;
  throw new Error(`Consumer ${spec.name} of ${spec.stream} refused a pull: ${status} ${answer.headers?.description}`);
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
