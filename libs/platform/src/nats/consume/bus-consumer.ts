import type { Consumer, ConsumerMessages } from '@nats-io/jetstream';
import type { BusTopology, ConsumerSpec } from '#contracts';
import type { BusConnection, BusLink } from '../connection/bus-connection.js';
import { decodeMessages } from './decode-messages.js';
import type { Decoded, MessageDecoder, Received } from './decode-messages.js';
import { FailedDeliveries } from './failed-deliveries.js';
import { settle } from './raw-message.js';
import type { RawMessage } from './raw-message.js';
import { NOT_BEGUN, isHandledOneByOne } from './settlement.js';
import { ensureConsumer, ensureStreams } from '../topology/topology.js';

export interface BusConsumerOptions<T extends object> extends MessageDecoder<T> {
  spec: ConsumerSpec;
  topology: Pick<BusTopology, 'streams'>;
}

const RECOVER_MS = 500;
const EACH_BATCH = 20;
/** Half of it is the idle heartbeat; a missing heartbeat means that the consumer is lost. */
const CONSUME_EXPIRES_MS = 5000;

type Handler<T> = (batch: Received<T>[]) => Promise<void>;

/**
 * Reads one durable consumer until it is stopped; a consumer that the server lost is created again. `settlement.ts`
 * decides about a message that cannot be decoded or handled. A batch whose handler throws is handled again one by one,
 * without those that it acknowledged or failed, so that one message never fails for another.
 */
export class BusConsumer<T extends object> {
  private readonly stopping = new AbortController();
  private messages: ConsumerMessages | null = null;
  private running: Promise<void> | null = null;
  private readonly failures: FailedDeliveries;

  constructor(
    private readonly bus: BusConnection,
    private readonly options: BusConsumerOptions<T>,
  ) {
    this.failures = new FailedDeliveries(options.spec, options);
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
   * Hands over what is there, `maxBatch` at once plus the remaining parts of its last message, one batch at a time. The
   * handler calls `ack()` or `fail(error)` for each; a message without either is redelivered when its lease ends.
   */
  startBatches(maxBatch: number, handle: Handler<T>): void {
    this.running = this.runForever(async (link) => {
      const { stream, name } = this.options.spec;
      await this.readBatches(await link.js.consumers.get(stream, name), maxBatch, handle);
    });
  }

  /** Stops pulling and waits for the running handler; messages that were pulled and not begun are released at once. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.messages?.stop();
    await this.running;
    this.failures.stop();
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
    const drainQueue = async (): Promise<void> => {
      while (queue.length > 0) await this.handleBatch(queue, maxBatch, handle);
      working = null;
    };
    if (this.stopped) messages.stop();
    for await (const raw of messages) {
      queue.push(raw);
      working ??= Promise.resolve().then(drainQueue);
      // The lease of messages in this queue is running; messages on the server have none.
      if (queue.length >= maxBatch * 2) await working;
    }
    await working;
  }

  private async runForever(read: (link: BusLink) => Promise<void>): Promise<void> {
    while (!this.stopped) {
      try {
        const link = await this.bus.ready({ signal: this.stopping.signal });
        await ensureStreams(link.jsm, this.options.topology.streams);
        await ensureConsumer(link.jsm, this.options.spec);
        await read(link);
      } catch (error) {
        if (this.stopped) return;
        this.options.logger.warn({ err: error, consumer: this.options.spec.name }, 'consumer lost; opening it again');
      }
      if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, RECOVER_MS));
    }
  }

  private async handleBatch(queue: RawMessage[], maxBatch: number, handle: Handler<T>): Promise<void> {
    if (this.stopped) return queue.splice(0).forEach((raw) => settle(raw, NOT_BEGUN));
    const batch: Decoded<T>[] = [];
    while (batch.length < maxBatch) {
      const raw = queue.shift();
      if (!raw) break;
      batch.push(...(await decodeMessages(raw, this.options, this.failures)));
    }
    if (batch.length > 0) await handle(batch).catch((error: unknown) => this.oneByOne(batch, handle, error));
  }

  private async oneByOne(batch: Decoded<T>[], handle: Handler<T>, error: unknown): Promise<void> {
    const open = batch.filter((item) => !item.isDone());
    this.failures.batchFailed(error, open.length);
    for (const item of open) {
      if (isHandledOneByOne(error, batch.length)) await handle([item]).catch((own: unknown) => item.fail(own));
      else await item.fail(error);
    }
  }
}
