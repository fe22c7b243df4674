import type { JsMsg } from '@nats-io/jetstream';
import { keptBody } from '../dead-letters/kept-body.js';
import type { DeadLetter } from '../dead-letters/index.js';
import type { Logger } from '../telemetry/index.js';
import { MalformedMessage, parseBody, parseJson } from './parse-message.js';

export type { DeadLetter };

/** What we need of a delivered JetStream message. */
export type RawMessage = Pick<JsMsg, 'subject' | 'data' | 'headers' | 'ack' | 'nak' | 'term' | 'working'> & {
  info: Pick<JsMsg['info'], 'deliveryCount' | 'timestampNanos'>;
};

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
  /** Its handling failed with `error`: what becomes of the message is decided in one place. */
  fail(error: unknown): Promise<void>;
}

/** What a reader of messages knows of its border. */
export interface MessageBorder<T extends object> {
  Message: new () => T;
  logger: Logger;
  /** Keeps what could not be parsed. A throw leaves the message in the stream. */
  onDeadLetter(letter: DeadLetter): Promise<void>;
  /** What one message carries, where it may be several: each is validated, kept and settled for itself. */
  parts?(body: unknown): unknown[];
}

const RETRY_DELAY_MS = 1000;

/** The validated messages; malformed ones are kept as dead letters and removed from their stream. */
export async function acceptMessages<T extends object>(
  raw: RawMessage,
  border: MessageBorder<T>,
): Promise<Received<T>[]> {
  const all = await orBuried(raw, border, () => border.parts?.(parseJson(raw.data)) ?? [parseJson(raw.data)]);
  if (!all) return [];
  const shares = all.length === 1 ? [raw] : sharesOf(raw, all.length);
  const byteLength = Math.ceil(raw.data.length / all.length);
  const accepted: Received<T>[] = [];
  for (const [at, share] of shares.entries()) {
    const part = all[at];
    const message = await orBuried(share, border, () => parseBody(border.Message, part), all.length > 1 ? part : undefined); // prettier-ignore
    if (message) accepted.push(received(message, share, byteLength));
  }
  return accepted;
}

/** What `read` gives, or undefined where that is malformed and buried. */
async function orBuried<R, T extends object>(
  raw: RawMessage,
  border: MessageBorder<T>,
  read: () => R,
  part?: unknown,
): Promise<R | undefined> {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof MalformedMessage)) throw error;
    const body = part === undefined ? new TextDecoder().decode(raw.data) : JSON.stringify(part);
    await bury(raw, body, error, border);
    return undefined;
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

function received<T extends object>(message: T, raw: RawMessage, byteLength: number): Received<T> {
  return {
    message,
    subject: raw.subject,
    byteLength,
    traceparent: raw.headers?.get('traceparent') || null,
    deliveryCount: raw.info.deliveryCount,
    storedAt: raw.info.timestampNanos / 1_000_000,
    ack: () => raw.ack(),
    nak: (delayMs) => raw.nak(delayMs),
    working: () => raw.working(),
    fail: async () => raw.nak(RETRY_DELAY_MS),
  };
}

async function bury<T extends object>(
  raw: RawMessage,
  body: string,
  { field, reason }: MalformedMessage,
  { onDeadLetter, logger }: MessageBorder<T>,
): Promise<void> {
  try {
    await onDeadLetter({ subject: raw.subject, field, reason, ...keptBody(body) });
    logger.error({ subject: raw.subject, field, reason }, 'dead letter');
    raw.term('malformed');
  } catch (error) {
    logger.error({ err: error, subject: raw.subject }, 'dead letter could not be kept');
    raw.nak(RETRY_DELAY_MS);
  }
}
