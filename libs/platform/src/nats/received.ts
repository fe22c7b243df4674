import type { JsMsg } from '@nats-io/jetstream';
import type { DeadLetter } from '../dead-letters/index.js';
import type { Logger } from '../telemetry/index.js';
import { MalformedMessage, parseMessage } from './parse-message.js';

export type { DeadLetter };

/** What we need of a delivered JetStream message. */
export type RawMessage = Pick<JsMsg, 'subject' | 'data' | 'headers' | 'ack' | 'nak' | 'term' | 'working'> & {
  info: Pick<JsMsg['info'], 'deliveryCount'>;
};

/** A validated message with what is needed to settle it. */
export interface Received<T> {
  message: T;
  subject: string;
  byteLength: number;
  traceparent: string | null;
  /** 1 for the first delivery. */
  deliveryCount: number;
  ack(): void;
  /** Gives it back after `delayMs`; keep it short, it holds a slot of the consumer. */
  nak(delayMs: number): void;
  /** Extends the lease. */
  working(): void;
}

/** What a reader of messages knows of its border. */
export interface MessageBorder<T extends object> {
  Message: new () => T;
  logger: Logger;
  /** Keeps what could not be parsed. A throw leaves the message in the stream. */
  onDeadLetter(letter: DeadLetter): Promise<void>;
}

const RETRY_DELAY_MS = 1000;

/** The validated message, or null for a malformed one, which is kept as a dead letter and removed from its stream. */
export async function acceptMessage<T extends object>(
  raw: RawMessage,
  border: MessageBorder<T>,
): Promise<Received<T> | null> {
  try {
    return received(border.Message, raw);
  } catch (error) {
    if (!(error instanceof MalformedMessage)) throw error;
    await bury(raw, error, border);
    return null;
  }
}

function received<T extends object>(Message: new () => T, raw: RawMessage): Received<T> {
  return {
    message: parseMessage(Message, raw.data),
    subject: raw.subject,
    byteLength: raw.data.length,
    traceparent: raw.headers?.get('traceparent') || null,
    deliveryCount: raw.info.deliveryCount,
    ack: () => raw.ack(),
    nak: (delayMs) => raw.nak(delayMs),
    working: () => raw.working(),
  };
}

async function bury<T extends object>(
  raw: RawMessage,
  { field, reason }: MalformedMessage,
  { onDeadLetter, logger }: MessageBorder<T>,
): Promise<void> {
  const body = new TextDecoder().decode(raw.data).slice(0, 2000);
  try {
    await onDeadLetter({ subject: raw.subject, field, reason, body });
    logger.error({ subject: raw.subject, field, reason }, 'dead letter');
    raw.term('malformed');
  } catch (error) {
    logger.error({ err: error, subject: raw.subject }, 'dead letter could not be kept');
    raw.nak(RETRY_DELAY_MS);
  }
}
