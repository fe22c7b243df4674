import type { Consumer, ConsumerMessages } from '@nats-io/jetstream';
import { allStreams } from '#contracts';
import type { ConsumerSpec } from '#contracts';
import type { BusConnection, BusLink } from './bus-connection.js';
import { acceptMessages } from './received.js';
import type { MessageBorder, RawMessage, Received } from './received.js';
import { ensureConsumer, ensureStreams } from './topology.js';

export interface BusConsumerOptions<T extends object> extends MessageBorder<T> {
  spec: ConsumerSpec;
  prefix: string;
}

const RECOVER_MS = 500;
const RETRY_DELAY_MS = 1000;
/** Half of it is the heartbeat by whose absence a vanished consumer is noticed. */
const CONSUME_EXPIRES_MS = 5000;

/**
 * Reads one durable consumer for as long as the process lives: it is created again when the server lost it, and a
 * malformed message becomes a dead letter. The handler's own ack settles a message; a handler that throws gives it back.
 */
export class BusConsumer<T extends object> {
  private readonly stopping = new AbortController();
  private messages: ConsumerMessages | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly bus: BusConnection,
    private readonly options: BusConsumerOptions<T>,
  ) {}

  /** Hands over what is there, `maxBatch` at once or what its last message carries more, one batch at a time. */
  startBatches(maxBatch: number, handle: (batch: Received<T>[]) => Promise<void>): void {
    this.running = this.forEver(async (link) => {
      const { stream, name } = this.options.spec;
      await this.readBatches(await link.js.consumers.get(stream, name), maxBatch, handle);
    });
  }

  /** Stops pulling and waits for the handler that runs; what was pulled and not begun goes back at once. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.messages?.stop();
    await this.running;
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async readBatches(
    consumer: Consumer,
    maxBatch: number,
    handle: (batch: Received<T>[]) => Promise<void>,
  ): Promise<void> {
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
    }
    await working;
  }

  private async forEver(read: (link: BusLink) => Promise<void>): Promise<void> {
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

  private async settle(
    queue: RawMessage[],
    maxBatch: number,
    handle: (batch: Received<T>[]) => Promise<void>,
  ): Promise<void> {
    if (this.stopped) return queue.splice(0).forEach((raw) => raw.nak());
    const batch: Received<T>[] = [];
    while (batch.length < maxBatch) {
      const raw = queue.shift();
      if (!raw) break;
      batch.push(...(await acceptMessages(raw, this.options)));
    }
    if (batch.length === 0) return;
    try {
      await handle(batch);
    } catch (error) {
      this.options.logger.error({ err: error, consumer: this.options.spec.name }, 'handler failed; message given back');
      for (const item of batch) item.nak(RETRY_DELAY_MS);
    }
  }
}
