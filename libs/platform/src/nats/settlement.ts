import { storableText } from '#contracts';
import type { MessageKind } from '#contracts';
import { OperationalError } from '../http/user-error.js';
import { databaseVerdict } from '../orm/sqlstate.js';
import { MessageTooLarge } from './message-too-large.js';
import { MalformedMessage } from './parse-message.js';
import { PublishRefused } from './publish-acks.js';

/**
 * What a failure says of trying again. `refused`: never helps. `conflict`: helps once, if it was a race. `unavailable`: helps
 * when something around us is back. `unexplained`: nobody knows.
 */
export type FailureFamily = 'refused' | 'conflict' | 'unavailable' | 'unexplained';

export function failureFamily(error: unknown): FailureFamily {
  if (error instanceof MalformedMessage || error instanceof MessageTooLarge) return 'refused';
  if (error instanceof OperationalError || error instanceof PublishRefused) return 'unavailable';
  const verdict = databaseVerdict(error);
  return verdict === 'unknown' ? 'unexplained' : verdict;
}

/** A delivery whose handling failed. */
export interface FailedDelivery {
  kind: MessageKind;
  error: unknown;
  /** Deliveries so far, this one included. */
  deliveries: number;
  /** How many of them failed while nothing could be handled at all: they are not the message's fault. */
  excused: number;
  /** Whether this one is among those. */
  isExcused: boolean;
  /** Other messages of the consumer that wait for their next delivery. */
  waiting: number;
  /** The consumer's `max_ack_pending`: as many may wait or be worked on before the server delivers nothing more. */
  capacity: number;
}

/**
 * `retry`: the server delivers it again after `afterMs`. `leave`: nothing is said, its lease ends. `dead_letter`: it is kept
 * as a row and leaves the stream.
 */
export type Settlement =
  { do: 'retry'; afterMs: number } | { do: 'leave' } | { do: 'dead_letter'; field: string; reason: string };

/** Before the 2nd, 3rd … delivery of an event; the last one also before all later ones. */
const DELAYS_MS = [1000, 5000, 30_000, 60_000, 300_000] as const;
/**
 * Events: 1 + 5 + 30 + 60 + 15 × 300 s = 76 min until the 20th delivery, so a fault that somebody mends within the hour loses
 * nothing. Results and tasks come again with their lease, and PostgreSQL's sweep makes up for what is lost.
 */
const LAST_DELIVERY: Record<MessageKind, number> = { event: 20, result: 5, task: 5 };
const LAST_OF_CONFLICT = 2;
const LAST_WHEN_CROWDED = 3;
/** While nothing can be handled: often at first, since most outages are short. */
const OUTAGE_MS = { first: 1000, later: 5000, firstCount: 10 } as const;

/** What becomes of a delivery that failed: the one place that decides it. Success is an acknowledgement and not asked. */
export function settle(failed: FailedDelivery): Settlement {
  const { kind, isExcused, excused } = failed;
  if (isExcused) return tryAgain(kind, excused <= OUTAGE_MS.firstCount ? OUTAGE_MS.first : OUTAGE_MS.later);
  const count = failed.deliveries - excused;
  if (count < lastDelivery(failed)) return tryAgain(kind, DELAYS_MS[Math.min(count, DELAYS_MS.length) - 1] ?? DELAYS_MS[0]); // prettier-ignore
  return { do: 'dead_letter', ...whyDead(failed, count) };
}

/** How long to wait with a dead letter that could not be kept. */
export const unkeptDeadLetter = (kind: MessageKind): Settlement => tryAgain(kind, OUTAGE_MS.later);

/** A delay by `nak` takes one of the consumer's places: only events have it. */
const tryAgain = (kind: MessageKind, afterMs: number): Settlement =>
  kind === 'event' ? { do: 'retry', afterMs } : { do: 'leave' };

/** Waiting messages take at most half of the places: the more of them there are, the fewer tries each has. */
function lastDelivery({ kind, error, waiting, capacity }: FailedDelivery): number {
  const family = failureFamily(error);
  if (family === 'refused') return 1;
  const own = family === 'conflict' ? LAST_OF_CONFLICT : LAST_DELIVERY[kind];
  if (waiting >= capacity / 2) return 1;
  return waiting >= capacity / 8 ? Math.min(own, LAST_WHEN_CROWDED) : own;
}

const LONGEST_REASON = 1000;

const inShort = (text: string): string => storableText(text.slice(0, LONGEST_REASON));

function whyDead({ error, waiting }: FailedDelivery, count: number): { field: string; reason: string } {
  if (error instanceof MalformedMessage) return { field: inShort(error.field), reason: inShort(error.reason) };
  const message = inShort(error instanceof Error ? error.message : String(error));
  const tries = count > 1 ? ` (delivery ${count})` : '';
  const crowd = waiting > 0 ? `; ${waiting} others wait` : '';
  return { field: '', reason: `could not be handled${tries}${crowd}: ${message}` };
}
