import type { JsMsg } from '@nats-io/jetstream';
import { parseMessage } from './parse-message.js';

/** A validated message with what is needed to settle it. */
export interface Received<T> {
  message: T;
  subject: string;
  traceparent: string | null;
  /** 1 for the first delivery. */
  deliveryCount: number;
  ack(): void;
  /** Gives it back after `delayMs`; keep it short, it holds a slot of the consumer. */
  nak(delayMs: number): void;
  /** Extends the lease. */
  working(): void;
}

/** A message that no border could accept; it was removed from its stream. */
export interface DeadLetter {
  subject: string;
  field: string;
  reason: string;
  /** The first 2,000 characters. */
  body: string;
}

export function received<T extends object>(Message: new () => T, raw: JsMsg): Received<T> {
  return {
    message: parseMessage(Message, raw.data),
    subject: raw.subject,
    traceparent: raw.headers?.get('traceparent') || null,
    deliveryCount: raw.info.deliveryCount,
    ack: () => raw.ack(),
    nak: (delayMs) => raw.nak(delayMs),
    working: () => raw.working(),
  };
}

export const deadLetterOf = (raw: JsMsg, malformed: { field: string; reason: string }): DeadLetter => ({
  subject: raw.subject,
  field: malformed.field,
  reason: malformed.reason,
  body: new TextDecoder().decode(raw.data).slice(0, 2000),
});
