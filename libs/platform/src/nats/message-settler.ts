import type { ConsumerSpec } from '#contracts';
import { keptBody } from '../dead-letters/kept-body.js';
import type { DeadLetter } from '../dead-letters/index.js';
import { FailureLog } from '../telemetry/index.js';
import type { Logger } from '../telemetry/index.js';
import { MalformedMessage } from './parse-message.js';
import type { RawMessage } from './raw-message.js';
import { failureFamily, settle, unkeptDeadLetter } from './settlement.js';
import type { Settlement } from './settlement.js';

/** A message, or a part of one, while it is handled. */
export interface Delivery {
  raw: RawMessage;
  /** The same for all its deliveries, and of no other. */
  key: string;
  /** What of it a dead letter keeps. */
  body(): string;
}

export interface SettlerOptions {
  logger: Logger;
  /** Keeps what can never be handled. A throw leaves the message in the stream. */
  onDeadLetter(letter: DeadLetter): Promise<void>;
}

/** What is known of a message that failed here and was not handled since. */
interface Failed {
  excused: number;
  /** What `successes` was when it failed last. */
  successes: number;
  /** When it is delivered again by its own fault, in milliseconds since the epoch; else 0. */
  waitsUntil: number;
}

/** A valid message that could not be handled is kept whole, so that it can be sent again once the fault is mended. */
const LONGEST_VALID = 1_000_000;

/**
 * Settles what could not be handled, for one consumer of this process, as `settle` decides. It remembers which deliveries
 * failed while nothing else succeeded, for as long as the process lives.
 */
export class MessageSettler {
  private readonly failed = new Map<string, Failed>();
  private readonly log: FailureLog;
  private successes = 0;

  constructor(
    private readonly spec: Pick<ConsumerSpec, 'name' | 'kind' | 'maxAckPending'>,
    private readonly options: SettlerOptions,
  ) {
    this.log = new FailureLog(options.logger);
  }

  succeeded(key: string): void {
    this.successes += 1;
    this.failed.delete(key);
  }

  /** Never throws: where the server cannot be told, the lease ends. */
  fail(delivery: Delivery, error: unknown): Promise<void> {
    return this.settle(delivery, error).catch((untold: unknown) => {
      this.say('warn', untold, aboutOf(delivery.raw), 'what becomes of a message could not be told to the server');
    });
  }

  private async settle(delivery: Delivery, error: unknown): Promise<void> {
    const { key, raw } = delivery;
    const known = this.noted(key, error);
    const settlement = settle({
      kind: this.spec.kind,
      error,
      deliveries: raw.info.deliveryCount,
      excused: known.excused,
      isExcused: known.isExcused,
      waiting: this.waiting(key),
      capacity: this.spec.maxAckPending,
    });
    if (settlement.do === 'dead_letter') return this.deadLetter(delivery, settlement, error);
    this.say('warn', error, aboutOf(raw), 'message could not be handled; it comes again');
    if (settlement.do === 'retry' && !known.isExcused) this.nowWaits(key, settlement.afterMs);
    perform(raw, settlement);
  }

  /** A batch failed as a whole, with so many messages of which nobody said what becomes of them. */
  batchFailed(error: unknown, count: number): void {
    if (count > 1) this.say('warn', error, { count }, 'batch failed; handling its messages one by one');
    if (count === 0) this.say('error', error, {}, 'batch failed after its messages were settled');
  }

  /** Says what the log still owes. */
  stop(): void {
    this.log.flush();
  }

  private noted(key: string, error: unknown): Failed & { isExcused: boolean } {
    const before = this.failed.get(key);
    const isExcused = failureFamily(error) === 'unavailable' && (!before || before.successes === this.successes);
    const now = { excused: (before?.excused ?? 0) + Number(isExcused), successes: this.successes, waitsUntil: 0 };
    // Set anew, so that the oldest are the first of the map.
    this.failed.delete(key);
    this.failed.set(key, now);
    for (const old of this.failed.keys()) {
      if (this.failed.size <= this.spec.maxAckPending * 2) break;
      this.failed.delete(old);
    }
    return { ...now, isExcused };
  }

  private waiting(but: string): number {
    const now = Date.now();
    let count = 0;
    for (const [key, { waitsUntil }] of this.failed) if (waitsUntil > now && key !== but) count += 1;
    return count;
  }

  private nowWaits(key: string, forMs: number): void {
    const found = this.failed.get(key);
    if (found) found.waitsUntil = Date.now() + forMs;
  }

  private async deadLetter(
    { raw, key, body }: Delivery,
    { field, reason }: { field: string; reason: string },
    error: unknown,
  ): Promise<void> {
    const isValid = !(error instanceof MalformedMessage);
    // What workers give up travels over the bus.
    const longest = isValid && this.spec.kind !== 'task' ? LONGEST_VALID : undefined;
    try {
      await this.options.onDeadLetter({ subject: raw.subject, field, reason, ...keptBody(body(), longest) });
    } catch (unkept) {
      this.say('error', unkept, aboutOf(raw), 'dead letter could not be kept; the message stays in the stream');
      return perform(raw, unkeptDeadLetter(this.spec.kind));
    }
    this.failed.delete(key);
    this.say('error', error, { ...aboutOf(raw), field, reason }, 'dead letter');
    raw.term('dead letter');
  }

  private say(level: 'warn' | 'error', error: unknown, about: object, message: string): void {
    const details = { err: error, consumer: this.spec.name, ...about };
    this.log.note({ level, kind: `${message} ${labelOf(error)}`, details, message });
  }
}

const aboutOf = ({ subject, info: { deliveryCount } }: RawMessage): object => ({ subject, deliveryCount });

function perform(raw: RawMessage, settlement: Settlement): void {
  if (settlement.do === 'retry') raw.nak(settlement.afterMs);
}

/** Names what kind of failure it is, without what it says of one message. */
function labelOf(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return `${String(name)} ${String(code)}`;
}
