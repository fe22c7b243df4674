import type { Consumer, ConsumerMessages } from '@nats-io/jetstream';
import { allStreams } from '#contracts';
import type { ConsumerSpec } from '#contracts';
import type { BusConnection, BusLink } from './bus-connection.js';
import { MessageSettler } from './message-settler.js';
import type { RawMessage } from './raw-message.js';
import { acceptMessages } from './received.js';
import type { Accepted, MessageBorder, Received } from './received.js';
import { failureFamily } from './settlement.js';
import { ensureConsumer, ensureStreams } from './topology.js';

export interface BusConsumerOptions<T extends object> extends MessageBorder<T> {
  spec: ConsumerSpec;
  prefix: string;
}

const RECOVER_MS = 500;
const EACH_BATCH = 20;
/** Half of it is the heartbeat by whose absence a vanished consumer is noticed. */
const CONSUME_EXPIRES_MS = 5000;

type Handler<T> = (batch: Received<T>[]) => Promise<void>;

/**
 * Reads one durable consumer for as long as the process lives: it is created again when the server lost it. What cannot be
 * read or handled is settled as `settlement.ts` says. A batch whose handler throws is handled again one by one, without
 * those that it settled, so that one message never fails for another.
 */
export class BusConsumer<T extends object> {
  private readonly stopping = new AbortController();
  private messages: ConsumerMessages | null = null;
  private running: Promise<void> | null = null;
  private readonly settler: MessageSettler;

  constructor(
    private readonly bus: BusConnection,
    private readonly options: BusConsumerOptions<T>,
  ) {
    this.settler = new MessageSettler(options.spec, options);
  }

  /** Hands over one message at a time: acknowledged when `handle` resolves, failed with what it throws. */
  startEach(handle: (item: Received<T>) => Promise<void>): void {
    this.startBatches(EACH_BATCH, async (batch) => {
      for (const item of batch) {
        await handle(item).then(
          () => item.ack(),
          (error: unknown) => item.fail(error),
        );
      }
    });
  }

  /**
   * Hands over what is there, `maxBatch` at once or what its last message carries more, one batch at a time. The handler
   * settles each by `ack()` or `fail(error)`; what it leaves unsettled comes again when its lease ends.
   */
  startBatches(maxBatch: number, handle: Handler<T>): void {
    this.running = this.runForever(async (link) => {
      const { stream, name } = this.options.spec;
      await this.readBatches(await link.js.consumers.get(stream, name), maxBatch, handle);
    });
  }

  /** Stops pulling and waits for the handler that runs; what was pulled and not begun goes back at once. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.messages?.stop();
    await this.running;
    this.settler.stop();
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async readBatches(consumer: Consumer, maxBatch: number, handle: Handler<T>): Promise<void> {
    const messages = await consumer.consume({
      max_messages: maxBatch * 2,
      expires: CONSUME_EXPIRES_MS,
      abort_on_missing_resource: true,
    });
    this.messages = messages;
    const queue: RawMessage[] = [];
    let working: Promise<void> | null = null;
    const drain = async (): Promise<void> => {
      while (queue.length > 0) await this.settle(queue, maxBatch, handle);
      working = null;
    };
    if (this.stopped) messages.stop();
    for await (const raw of messages) {
      queue.push(raw);
      working ??= Promise.resolve().then(drain);
      // What waits here has a lease that runs; what the server holds has none.
      if (queue.length >= maxBatch * 2) await working;
    }
    await working;
  }

  private async runForever(read: (link: BusLink) => Promise<void>): Promise<void> {
    while (!this.stopped) {
      try {
        const link = await this.bus.ready({ signal: this.stopping.signal });
        await ensureStreams(link.jsm, allStreams(this.options.prefix));
        await ensureConsumer(link.jsm, this.options.spec);
        await read(link);
      } catch (error) {
        if (this.stopped) return;
        this.options.logger.warn({ err: error, consumer: this.options.spec.name }, 'consumer lost; opening it again');
      }
      if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, RECOVER_MS));
    }
  }

  private async settle(queue: RawMessage[], maxBatch: number, handle: Handler<T>): Promise<void> {
    if (this.stopped) return queue.splice(0).forEach((raw) => raw.nak());
    const batch: Accepted<T>[] = [];
    while (batch.length < maxBatch) {
      const raw = queue.shift();
      if (!raw) break;
      batch.push(...(await acceptMessages(raw, this.options, this.settler)));
    }
    if (batch.length > 0) await handle(batch).catch((error: unknown) => this.oneByOne(batch, handle, error));
  }

  private async oneByOne(batch: Accepted<T>[], handle: Handler<T>, error: unknown): Promise<void> {
    const open = batch.filter((item) => !item.isSettled());
    this.settler.batchFailed(error, open.length);
    // Alone they would fail for the same reason.
    const isCommon = batch.length === 1 || failureFamily(error) === 'unavailable';
    for (const item of open) {
      if (isCommon) await item.fail(error);
      else await handle([item]).catch((own: unknown) => item.fail(own));
    }
  }
}
