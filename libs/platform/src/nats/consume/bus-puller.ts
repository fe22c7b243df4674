import type { BusTopology, ConsumerSpec } from '#contracts';
import type { BusConnection, BusLink } from '../connection/bus-connection.js';
import { OpenConsumers } from './open-consumers.js';
import { FailedDeliveries } from './failed-deliveries.js';
import { PullInbox } from './pull-inbox.js';
import { settle } from './raw-message.js';
import type { RawMessage } from './raw-message.js';
import { NOT_BEGUN } from './settlement.js';
import { decodeMessages } from './decode-messages.js';
import type { MessageDecoder, Received } from './decode-messages.js';
import { SlotPool } from './slot-pool.js';

export interface BusPullerOptions<T extends object> extends MessageDecoder<T> {
  topology: Pick<BusTopology, 'streams'>;
  /** How many messages may be handled at once. */
  slots: number;
  /** The consumers in order of priority; called before every pull, so that it may change. */
  next(): ConsumerSpec[];
}

/** `slot` counts from 0; no two messages are in the same one at the same time. */
export type SlotHandler<T> = (item: Received<T>, slot: number) => Promise<void>;

const RECOVER_MS = 500;
/** `max_ack_pending` of a consumer of tasks. */
const CAPACITY = 1000;
const IDLE_MS = [10, 50, 500] as const;

/**
 * Pulls from several consumers into a fixed number of slots: one pull for all free slots, never more messages than can
 * be handled at once, and always from the first consumer that has some. Lost streams and consumers are created again. A
 * handler acknowledges its message; one whose handler throws is redelivered when its lease ends, a few times.
 */
export class BusPuller<T extends object> {
  private readonly stopping = new AbortController();
  private readonly slots: SlotPool;
  private readonly consumers: OpenConsumers;
  private readonly inbox = new PullInbox();
  private readonly failures: FailedDeliveries;
  private readonly handlers = new Set<Promise<void>>();
  private looks = 0;
  private hinted = false;
  private wake: () => void = () => undefined;
  private running: Promise<void> | null = null;

  constructor(
    private readonly bus: BusConnection,
    private readonly options: BusPullerOptions<T>,
  ) {
    this.slots = new SlotPool(options.slots);
    this.failures = new FailedDeliveries({ name: 'tasks', kind: 'task', maxAckPending: CAPACITY }, options);
    this.consumers = new OpenConsumers(options.topology.streams, () => this.hint());
  }

  start(handle: SlotHandler<T>): void {
    this.running = this.runForever(handle);
  }

  /** Stops pulling; resolves when the running handlers are done. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
    this.inbox.close();
    await Promise.all(this.handlers);
    this.failures.stop();
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async runForever(handle: SlotHandler<T>): Promise<void> {
    while (!this.stopped) {
      const slot = await this.slots.take(this.stopping.signal);
      if (slot === null) return;
      const slots = [slot, ...this.slots.takeFree()];
      const raws = await this.pull(slots.length);
      raws.forEach((raw, at) => this.work(raw, slots[at] ?? 0, handle));
      for (const unused of slots.slice(raws.length)) this.slots.give(unused);
      if (raws.length === 0) await this.idle();
    }
  }

  private async pull(count: number): Promise<RawMessage[]> {
    try {
      const link = await this.bus.ready({ signal: this.stopping.signal });
      this.hinted = false;
      return await this.first(link, count);
    } catch (error) {
      if (this.stopped) return [];
      this.consumers.reset();
      this.options.logger.warn({ reason: (error as Error).message }, 'consumers lost; opening them again');
      await new Promise((resolve) => setTimeout(resolve, RECOVER_MS));
      return [];
    }
  }

  /** From the first consumer that has any; where slots stay free the next pull follows at once. */
  private async first(link: BusLink, count: number): Promise<RawMessage[]> {
    for (const spec of this.options.next()) {
      if (this.stopped) break;
      await this.consumers.ensure(link, spec);
      const raws = await this.inbox.pull(link, spec, count);
      if (raws.length > 0) return raws;
    }
    return [];
  }

  private hint(): void {
    this.hinted = true;
    this.looks = 0;
    this.wake();
  }

  private async idle(): Promise<void> {
    if (this.stopped || this.hinted) return;
    const wait = IDLE_MS[Math.min(this.looks++, IDLE_MS.length - 1)];
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private work(raw: RawMessage, slot: number, handle: SlotHandler<T>): void {
    this.looks = 0;
    const working = this.handle(raw, slot, handle).finally(() => {
      this.handlers.delete(working);
      this.slots.give(slot);
    });
    this.handlers.add(working);
  }

  private async handle(raw: RawMessage, slot: number, handle: SlotHandler<T>): Promise<void> {
    if (this.stopped) return settle(raw, NOT_BEGUN);
    for (const item of await decodeMessages(raw, this.options, this.failures))
      await handle(item, slot).catch((error: unknown) => item.fail(error));
  }
}
