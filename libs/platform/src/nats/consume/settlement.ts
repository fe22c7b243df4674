import { storableText } from '#contracts';
import type { MessageKind } from '#contracts';
import { MAX_BODY_CHARS } from '../../dead-letters/truncated-body.js';
import { OperationalError } from '../../errors/user-error.js';
import { databaseVerdict } from '../../orm/sqlstate.js';
import { MessageTooLarge } from '../publish/message-too-large.js';
import { PublishRefused } from '../publish/publish-acks.js';
import { MalformedMessage } from './parse-message.js';

/**
 * Whether another try helps. `refused`: never. `conflict`: once, if it was a race. `unavailable`: when a dependency is back.
 * `unexplained`: not known.
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
  /** How many earlier ones of them were `excused`. */
  excused: number;
  /** Whether other messages were handled since this one failed last; false where it never failed before. */
  othersSucceeded: boolean;
  /** Other messages of the consumer that wait for their redelivery after a failure of their own. */
  waiting: number;
  /** The consumer's `max_ack_pending`: so many may wait or be handled until the server stops delivering. */
  capacity: number;
}

/**
 * `retry`: negative acknowledgement, the server delivers it again after `afterMs`. `leave`: no answer, it comes again when
 * its lease ends. `dead_letter`: kept as a row with up to `longest` characters of its body, and terminated in the stream. `excused`:
 * the delivery does not count, because nothing could be handled.
 */
export type Settlement =
  | { do: 'retry'; afterMs: number; excused: boolean }
  | { do: 'leave'; excused: boolean }
  | { do: 'dead_letter'; field: string; reason: string; longest: number; excused: false };

/** Before the 2nd, 3rd … delivery of an event; the last one also before all later ones. */
const DELAYS_MS = [1000, 5000, 30_000, 60_000, 300_000] as const;
/**
 * Events: 1 + 5 + 30 + 60 + 15 × 300 s = 76 min until the 20th delivery, so a bug that is fixed within the hour loses
 * nothing. Results and tasks are redelivered when their lease ends, and the sweep over PostgreSQL republishes what is
 * lost.
 */
const LAST_DELIVERY: Record<MessageKind, number> = { event: 20, result: 5, task: 5 };
const LAST_OF_CONFLICT = 2;
const LAST_WHEN_CROWDED = 3;
/** Delays during an outage: short at first, since most outages are short. */
const OUTAGE_MS = { first: 1000, later: 5000, firstCount: 10 } as const;
/** Characters. A valid message is stored completely, so that it can be requeued once the bug is fixed. */
const LONGEST_VALID = 1_000_000;

/** The settlement of a failed delivery: the only place that decides it. A handled delivery is always acknowledged. */
export function settlementOf(failed: FailedDelivery): Settlement {
  const { kind, deliveries } = failed;
  if (failureFamily(failed.error) === 'unavailable' && !failed.othersSucceeded) {
    const outage = failed.excused + 1;
    return tryAgain(kind, outage <= OUTAGE_MS.firstCount ? OUTAGE_MS.first : OUTAGE_MS.later, true);
  }
  const count = deliveries - failed.excused;
  if (count < lastDelivery(failed))
    return tryAgain(kind, DELAYS_MS[Math.min(count, DELAYS_MS.length) - 1] ?? DELAYS_MS[0], false);
  return { do: 'dead_letter', ...whyDead(failed, count), longest: longestBody(failed), excused: false };
}

/** The settlement of a message whose dead letter could not be stored. */
export const unkeptDeadLetter = (kind: MessageKind): Settlement => tryAgain(kind, OUTAGE_MS.later, true);

/** The settlement of a message that was delivered and not begun: redelivered at once, for every kind. */
export const NOT_BEGUN: Settlement = { do: 'retry', afterMs: 0, excused: true };

/**
 * Whether the messages of a batch whose handler threw are handled again one by one. A batch of one fails with its error,
 * and in an outage each alone would fail for the same reason.
 */
export const isHandledOneByOne = (error: unknown, batchSize: number): boolean =>
  batchSize > 1 && failureFamily(error) !== 'unavailable';

/** A delay by `nak` takes one of the consumer's places: only events have it. */
const tryAgain = (kind: MessageKind, afterMs: number, excused: boolean): Settlement =>
  kind === 'event' ? { do: 'retry', afterMs, excused } : { do: 'leave', excused };

/** Delayed messages take at most half of the places: the more there are, the fewer tries each has. */
function lastDelivery({ kind, error, waiting, capacity }: FailedDelivery): number {
  const family = failureFamily(error);
  if (family === 'refused') return 1;
  const own = family === 'conflict' ? LAST_OF_CONFLICT : LAST_DELIVERY[kind];
  if (waiting >= capacity / 2) return 1;
  return waiting >= capacity / 8 ? Math.min(own, LAST_WHEN_CROWDED) : own;
}

/** A malformed message is only inspected, and dead letters of tasks travel over the bus. */
const longestBody = ({ kind, error }: FailedDelivery): number =>
  kind === 'task' || error instanceof MalformedMessage ? MAX_BODY_CHARS : LONGEST_VALID;

const LONGEST_REASON = 1000;

const inShort = (text: string): string => storableText(text.slice(0, LONGEST_REASON));

function whyDead({ error, waiting }: FailedDelivery, count: number): { field: string; reason: string } {
  if (error instanceof MalformedMessage) return { field: inShort(error.field), reason: inShort(error.reason) };
  const message = inShort(error instanceof Error ? error.message : String(error));
  const tries = count > 1 ? ` (delivery ${count})` : '';
  const crowd = waiting > 0 ? `; ${waiting} others wait` : '';
  return { field: '', reason: `could not be handled${tries}${crowd}: ${message}` };
}
