import type { ConsumerSpec } from '#contracts';
import { truncatedBody } from '../../dead-letters/truncated-body.js';
import type { DeadLetter } from '../../dead-letters/dead-letter.js';
import { FailureLog } from '../../telemetry/index.js';
import type { Logger } from '../../telemetry/index.js';
import { settle } from './raw-message.js';
import type { RawMessage } from './raw-message.js';
import { settlementOf, unkeptDeadLetter } from './settlement.js';
import type { Settlement } from './settlement.js';

/** A message, or a part of one, while it is handled. */
export interface Delivery {
  raw: RawMessage;
  /** The same for all its deliveries, and unique among messages. */
  key: string;
  /** What a dead letter stores of it. */
  body(): string;
}

export interface FailedDeliveriesOptions {
  logger: Logger;
  /** Stores a message that can never be handled. A throw leaves the message in the stream. */
  onDeadLetter(letter: DeadLetter): Promise<void>;
}

/** A message that failed in this process and was not handled since. */
interface Failed {
  excused: number;
  /** The value of `successes` at its last failure. */
  successes: number;
  /** When it is redelivered after a failure of its own, in milliseconds since the epoch; else 0. */
  waitsUntil: number;
}

/**
 * The failed deliveries of one consumer of this process. Applies `settlementOf` to each; its memory of failures during
 * which nothing else succeeded ends with the process.
 */
export class FailedDeliveries {
  private readonly failed = new Map<string, Failed>();
  private readonly log: FailureLog;
  private successes = 0;

  constructor(
    private readonly spec: Pick<ConsumerSpec, 'name' | 'kind' | 'maxAckPending'>,
    private readonly options: FailedDeliveriesOptions,
  ) {
    this.log = new FailureLog(options.logger);
  }

  /** Another delivery of this message, or of another, was handled. */
  succeeded(key: string): void {
    this.successes += 1;
    this.failed.delete(key);
  }

  /** Never throws: where the server cannot be reached, the lease ends. */
  add(delivery: Delivery, error: unknown): Promise<void> {
    return this.settle(delivery, error).catch((unsent: unknown) => {
      this.note('warn', unsent, aboutOf(delivery.raw), 'the settlement of a message could not be sent to the server');
    });
  }

  /** A batch failed as a whole, with so many messages that were neither acknowledged nor failed. */
  batchFailed(error: unknown, count: number): void {
    if (count > 1) this.note('warn', error, { count }, 'batch failed; handling its messages one by one');
    if (count === 0) this.note('error', error, {}, 'batch failed after its messages were acknowledged');
  }

  /** Flushes the suppressed log lines. */
  stop(): void {
    this.log.flush();
  }

  private async settle(delivery: Delivery, error: unknown): Promise<void> {
    const { key, raw } = delivery;
    const before = this.failed.get(key);
    const settlement = settlementOf({
      kind: this.spec.kind,
      error,
      deliveries: raw.info.deliveryCount,
      excused: before?.excused ?? 0,
      othersSucceeded: before !== undefined && before.successes !== this.successes,
      waiting: this.waiting(key),
      capacity: this.spec.maxAckPending,
    });
    this.remember(key, settlement, before?.excused ?? 0);
    if (settlement.do === 'dead_letter') return this.deadLetter(delivery, settlement, error);
    this.note('warn', error, aboutOf(raw), 'message could not be handled; it will be redelivered');
    settle(raw, settlement);
  }

  private remember(key: string, settlement: Settlement, excusedBefore: number): void {
    const waits = settlement.do === 'retry' && !settlement.excused;
    // Deleted and set, so that the oldest are the first of the map.
    this.failed.delete(key);
    this.failed.set(key, {
      excused: excusedBefore + Number(settlement.excused),
      successes: this.successes,
      waitsUntil: waits ? Date.now() + settlement.afterMs : 0,
    });
    for (const oldest of this.failed.keys()) {
      if (this.failed.size <= this.spec.maxAckPending * 2) break;
      this.failed.delete(oldest);
    }
  }

  /** How many other messages wait for their redelivery after a failure of their own. */
  private waiting(except: string): number {
    const now = Date.now();
    let count = 0;
    for (const [key, { waitsUntil }] of this.failed) if (waitsUntil > now && key !== except) count += 1;
    return count;
  }

  private async deadLetter(
    { raw, key, body }: Delivery,
    settlement: Extract<Settlement, { do: 'dead_letter' }>,
    error: unknown,
  ): Promise<void> {
    const { field, reason, longest } = settlement;
    try {
      await this.options.onDeadLetter({ subject: raw.subject, field, reason, ...truncatedBody(body(), longest) });
    } catch (unkept) {
      this.note('error', unkept, aboutOf(raw), 'dead letter could not be kept; the message stays in the stream');
      return settle(raw, unkeptDeadLetter(this.spec.kind));
    }
    this.failed.delete(key);
    this.note('error', error, { ...aboutOf(raw), field, reason }, 'dead letter');
    settle(raw, settlement);
  }

  private note(level: 'warn' | 'error', error: unknown, about: object, message: string): void {
    const details = { err: error, consumer: this.spec.name, ...about };
    this.log.note({ level, kind: `${message} ${labelOf(error)}`, details, message });
  }
}

const aboutOf = ({ subject, info: { deliveryCount } }: RawMessage): object => ({ subject, deliveryCount });

/** The kind of a failure, without ids of the message. */
function labelOf(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return `${String(name)} ${String(code)}`;
}
