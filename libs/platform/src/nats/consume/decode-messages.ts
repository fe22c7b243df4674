import type { DeadLetter } from '../../dead-letters/dead-letter.js';
import type { Logger } from '../../telemetry/index.js';
import type { Delivery, FailedDeliveries } from './failed-deliveries.js';
import { MalformedMessage, parseBody, readJson } from './parse-message.js';
import type { RawMessage } from './raw-message.js';

export type { DeadLetter };

/** A validated message that its handler acknowledges or fails. */
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
  /** Extends the lease. */
  working(): void;
  /** Its handling failed with `error`: `settlement.ts` decides about the message. Never throws. */
  fail(error: unknown): Promise<void>;
}

/** As the consumers of this folder use it. */
export interface Decoded<T> extends Received<T> {
  /** Whether it was acknowledged or failed. */
  isDone(): boolean;
}

/** Messages with several parts: each part is validated, acknowledged and failed separately. */
export interface MessageParts {
  split(body: unknown): unknown[];
  /** The text of a message with these parts, each as JSON. */
  join(parts: readonly string[]): string;
  /** A message with more is malformed as a whole. */
  most: number;
}

/** How the messages of a consumer are decoded. */
export interface MessageDecoder<T extends object> {
  Message: new () => T;
  logger: Logger;
  /** Stores a message that could not be parsed or handled. A throw leaves the message in the stream. */
  onDeadLetter(letter: DeadLetter): Promise<void>;
  parts?: MessageParts;
}

/** The validated messages; what is malformed becomes one dead letter and is removed from its stream. */
export async function decodeMessages<T extends object>(
  raw: RawMessage,
  decoder: MessageDecoder<T>,
  failures: FailedDeliveries,
): Promise<Decoded<T>[]> {
  const { streamSequence, timestampNanos } = raw.info;
  const key = `${streamSequence}@${timestampNanos}`;
  const whole = { raw, key, body: () => new TextDecoder().decode(raw.data) };
  try {
    const { body, isSuspect } = readJson(raw.data);
    const all = partsOf(body, decoder.parts);
    if (all.length === 1 || !decoder.parts)
      return [decoded(parseBody(decoder.Message, all[0], isSuspect), whole, raw.data.length, failures)];
    return await decodeParts({ whole, all, isSuspect }, { ...decoder, parts: decoder.parts }, failures);
  } catch (error) {
    await failures.add(whole, error);
    return [];
  }
}

function partsOf(body: unknown, parts: MessageParts | undefined): unknown[] {
  const all = parts?.split(body) ?? [body];
  if (parts && all.length > parts.most) throw new MalformedMessage('', `carries ${all.length} where ${parts.most} is the most`); // prettier-ignore
  return all;
}

/** All malformed parts together are one dead letter. */
async function decodeParts<T extends object>(
  { whole, all, isSuspect }: { whole: Delivery; all: unknown[]; isSuspect: boolean },
  decoder: MessageDecoder<T> & { parts: MessageParts },
  failures: FailedDeliveries,
): Promise<Decoded<T>[]> {
  const read = all.map((part) => ({ part, message: parsed(() => parseBody(decoder.Message, part, isSuspect)) }));
  const good = read.flatMap(({ part, message }) => (message instanceof MalformedMessage ? [] : [{ part, message }]));
  const faults = read.flatMap(({ message }) => (message instanceof MalformedMessage ? [message] : []));
  const [first] = faults;
  const shares = sharesOf(whole.raw, good.length + Number(faults.length > 0));
  if (first) {
    const bad = read.filter(({ message }) => message instanceof MalformedMessage).map(({ part }) => JSON.stringify(part)); // prettier-ignore
    const delivery = { raw: shares[good.length]!, key: `${whole.key}/malformed`, body: () => decoder.parts.join(bad) };
    await failures.add(delivery, faults.length === 1 ? first : allOf(first, faults.length, all.length));
  }
  const byteLength = Math.ceil(whole.raw.data.length / all.length);
  return good.map(({ part, message }, at) => {
    const delivery = { raw: shares[at]!, key: `${whole.key}/${at}`, body: () => decoder.parts.join([JSON.stringify(part)]) }; // prettier-ignore
    return decoded(message, delivery, byteLength, failures);
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

/**
 * A message for each of its parts: it is acknowledged when all are done, and redelivered as a whole when one is
 * retried.
 */
function sharesOf(raw: RawMessage, count: number): RawMessage[] {
  const open = new Set(Array.from({ length: count }, (_, at) => at));
  const done = (at: number): void => {
    if (open.delete(at) && open.size === 0) raw.ack();
  };
  const { subject, data, headers, info } = raw;
  return [...open].map((at) => ({
    ...{ subject, data, headers, info },
    ack: () => done(at),
    term: () => done(at),
    nak: (delayMs) => raw.nak(delayMs),
    working: () => raw.working(),
  }));
}

function decoded<T extends object>(
  message: T,
  delivery: Delivery,
  byteLength: number,
  failures: FailedDeliveries,
): Decoded<T> {
  const { raw, key } = delivery;
  let isDone = false;
  return {
    message,
    subject: raw.subject,
    byteLength,
    traceparent: raw.headers?.get('traceparent') || null,
    deliveryCount: raw.info.deliveryCount,
    storedAt: raw.info.timestampNanos / 1_000_000,
    isDone: () => isDone,
    ack: () => {
      if (!isDone) failures.succeeded(key);
      isDone = true;
      raw.ack();
    },
    working: () => raw.working(),
    fail: async (error) => {
      if (isDone) return;
      isDone = true;
      await failures.add(delivery, error);
    },
  };
}
