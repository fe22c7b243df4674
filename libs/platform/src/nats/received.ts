import type { DeadLetter } from '../dead-letters/index.js';
import type { Logger } from '../telemetry/index.js';
import type { Delivery, MessageSettler } from './message-settler.js';
import { MalformedMessage, parseBody, readJson } from './parse-message.js';
import type { RawMessage } from './raw-message.js';

export type { DeadLetter };

/** A validated message with what is needed to settle it. */
export interface Received<T> {
  message: T;
  subject: string;
  byteLength: number;
  traceparent: string | null;
  /** 1 for the first delivery. */
  deliveryCount: number;
  /** When its stream stored it, in milliseconds by the server's clock. */
  storedAt: number;
  ack(): void;
  /** Gives it back after `delayMs`; keep it short, it holds a slot of the consumer. */
  nak(delayMs: number): void;
  /** Extends the lease. */
  working(): void;
  /** Its handling failed with `error`: what becomes of the message is decided in one place (`settlement.ts`). Never throws. */
  fail(error: unknown): Promise<void>;
}

/** As the readers of the bus know it. */
export interface Accepted<T> extends Received<T> {
  /** Whether anybody said what becomes of it. */
  isSettled(): boolean;
}

/** Messages that carry several: each part is validated and settled for itself. */
export interface MessageParts {
  split(body: unknown): unknown[];
  /** The text of a message with these parts, each as JSON. */
  join(parts: readonly string[]): string;
  /** A message with more is malformed as a whole. */
  most: number;
}

/** What a reader of messages knows of its border. */
export interface MessageBorder<T extends object> {
  Message: new () => T;
  logger: Logger;
  /** Keeps what could not be parsed or handled. A throw leaves the message in the stream. */
  onDeadLetter(letter: DeadLetter): Promise<void>;
  parts?: MessageParts;
}

/** The validated messages; what is malformed becomes one dead letter and leaves its stream. */
export async function acceptMessages<T extends object>(
  raw: RawMessage,
  border: MessageBorder<T>,
  settler: MessageSettler,
): Promise<Accepted<T>[]> {
  const { streamSequence, timestampNanos } = raw.info;
  const key = `${streamSequence}@${timestampNanos}`;
  const whole = { raw, key, body: () => new TextDecoder().decode(raw.data) };
  try {
    const { body, isSuspect } = readJson(raw.data);
    const all = partsOf(body, border.parts);
    if (all.length === 1 || !border.parts)
      return [accepted(parseBody(border.Message, all[0], isSuspect), whole, raw.data.length, settler)];
    return await acceptParts({ whole, all, isSuspect }, { ...border, parts: border.parts }, settler);
  } catch (error) {
    await settler.fail(whole, error);
    return [];
  }
}

function partsOf(body: unknown, parts: MessageParts | undefined): unknown[] {
  const all = parts?.split(body) ?? [body];
  if (parts && all.length > parts.most) throw new MalformedMessage('', `carries ${all.length} where ${parts.most} is the most`); // prettier-ignore
  return all;
}

/** All malformed parts together are one dead letter. */
async function acceptParts<T extends object>(
  { whole, all, isSuspect }: { whole: Delivery; all: unknown[]; isSuspect: boolean },
  border: MessageBorder<T> & { parts: MessageParts },
  settler: MessageSettler,
): Promise<Accepted<T>[]> {
  const read = all.map((part) => ({ part, message: parsed(() => parseBody(border.Message, part, isSuspect)) }));
  const good = read.flatMap(({ part, message }) => (message instanceof MalformedMessage ? [] : [{ part, message }]));
  const faults = read.flatMap(({ message }) => (message instanceof MalformedMessage ? [message] : []));
  const [first] = faults;
  const shares = sharesOf(whole.raw, good.length + Number(faults.length > 0));
  if (first) {
    const bad = read.filter(({ message }) => message instanceof MalformedMessage).map(({ part }) => JSON.stringify(part)); // prettier-ignore
    const delivery = { raw: shares[good.length]!, key: `${whole.key}/malformed`, body: () => border.parts.join(bad) };
    await settler.fail(delivery, faults.length === 1 ? first : allOf(first, faults.length, all.length));
  }
  const byteLength = Math.ceil(whole.raw.data.length / all.length);
  return good.map(({ part, message }, at) => {
    const delivery = { raw: shares[at]!, key: `${whole.key}/${at}`, body: () => border.parts.join([JSON.stringify(part)]) }; // prettier-ignore
    return accepted(message, delivery, byteLength, settler);
  });
}

const allOf = (first: MalformedMessage, bad: number, all: number): MalformedMessage =>
  new MalformedMessage(first.field, `${first.reason}; so or otherwise malformed are ${bad} of ${all} in this message`);

function parsed<R>(read: () => R): R | MalformedMessage {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedMessage) return error;
    throw error;
  }
}

/** A message for each of its parts: it is acknowledged when all are settled, and comes again whole when one is given back. */
function sharesOf(raw: RawMessage, count: number): RawMessage[] {
  const open = new Set(Array.from({ length: count }, (_, at) => at));
  const settle = (at: number): void => {
    if (open.delete(at) && open.size === 0) raw.ack();
  };
  const { subject, data, headers, info } = raw;
  return [...open].map((at) => ({
    ...{ subject, data, headers, info },
    ack: () => settle(at),
    term: () => settle(at),
    nak: (delayMs) => raw.nak(delayMs),
    working: () => raw.working(),
  }));
}

function accepted<T extends object>(
  message: T,
  delivery: Delivery,
  byteLength: number,
  settler: MessageSettler,
): Accepted<T> {
  const { raw, key } = delivery;
  let settled = false;
  return {
    message,
    subject: raw.subject,
    byteLength,
    traceparent: raw.headers?.get('traceparent') || null,
    deliveryCount: raw.info.deliveryCount,
    storedAt: raw.info.timestampNanos / 1_000_000,
    isSettled: () => settled,
    ack: () => {
      if (!settled) settler.succeeded(key);
      settled = true;
      raw.ack();
    },
    nak: (delayMs) => {
      settled = true;
      raw.nak(delayMs);
    },
    working: () => raw.working(),
    fail: async (error) => {
      if (settled) return;
      settled = true;
      await settler.fail(delivery, error);
    },
  };
}
