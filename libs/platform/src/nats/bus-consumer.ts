import type { Consumer, ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { allStreams } from '#contracts';
import type { ConsumerSpec } from '#contracts';
import type { Logger } from '../telemetry/index.js';
import type { BusConnection } from './bus-connection.js';
import { MalformedMessage } from './parse-message.js';
import { deadLetterOf, received } from './received.js';
import type { DeadLetter, Received } from './received.js';
import { ensureConsumer, ensureStreams } from './topology.js';

export interface BusConsumerOptions<T extends object> {
  spec: ConsumerSpec;
  Message: new () => T;
  prefix: string;
  logger: Logger;
  /** Keeps what could not be parsed. A throw leaves the message in the stream. */
  onDeadLetter(letter: DeadLetter): Promise<void>;
}

const RECOVER_MS = 500;
const RETRY_DELAY_MS = 1000;

/**
 * Reads one durable consumer for as long as the process lives: it is created again when the server lost it, and a
 * malformed message becomes a dead letter. The handler's own ack settles a message; a handler that throws gives it back.
 */
export class BusConsumer<T extends object> {
  private stopped = false;
  private messages: ConsumerMessages | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly bus: BusConnection,
    private readonly options: BusConsumerOptions<T>,
  ) {}

  /** Hands over what is there, up to `maxBatch` at once, one batch at a time. */
  startBatches(maxBatch: number, handle: (batch: Received<T>[]) => Promise<void>): void {
    this.running = this.forEver(async (consumer) => {
      const messages = await consumer.consume({ max_messages: maxBatch * 2, abort_on_missing_resource: true });
      this.messages = messages;
      const queue: JsMsg[] = [];
      let working: Promise<void> = Promise.resolve();
      let scheduled = false;
      const drain = async (): Promise<void> => {
        scheduled = false;
        while (queue.length > 0 && !this.stopped) await this.settle(queue.splice(0, maxBatch), handle);
        // What was fetched and not begun would else be held back from other processes until its lease ends.
        for (const raw of queue.splice(0)) raw.nak();
      };
      for await (const raw of messages) {
        queue.push(raw);
        if (scheduled) continue;
        scheduled = true;
        working = working.then(drain);
      }
      await working;
    });
  }

  /** Pulls one message at a time: the next only after the handler is done with the last. For slow work, one call a slot. */
  startSingles(handle: (item: Received<T>) => Promise<void>): void {
    this.running = this.forEver(async (consumer) => {
      while (!this.stopped) {
        const raw = await consumer.next({ expires: 2000 });
        if (raw) await this.settle([raw], async ([item]) => (item ? handle(item) : undefined));
      }
    });
  }

  /** Stops pulling and waits for the handler that runs. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.messages?.stop();
    await this.running;
  }

  private async forEver(read: (consumer: Consumer) => Promise<void>): Promise<void> {
    while (!this.stopped) {
      try {
        await read(await this.open());
      } catch (error) {
        if (this.stopped) return;
        this.options.logger.warn({ err: error, consumer: this.options.spec.name }, 'consumer lost; opening it again');
      }
      if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, RECOVER_MS));
    }
  }

  private async open(): Promise<Consumer> {
    const { js, jsm } = await this.bus.ready();
    await ensureStreams(jsm, allStreams(this.options.prefix));
    await ensureConsumer(jsm, this.options.spec);
    return js.consumers.get(this.options.spec.stream, this.options.spec.name);
  }

  private async settle(raws: JsMsg[], handle: (batch: Received<T>[]) => Promise<void>): Promise<void> {
    const batch = (await Promise.all(raws.map((raw) => this.accept(raw)))).filter((item) => item !== null);
    if (batch.length === 0) return;
    try {
      await handle(batch);
    } catch (error) {
      this.options.logger.error({ err: error, consumer: this.options.spec.name }, 'handler failed; message given back');
      for (const item of batch) item.nak(RETRY_DELAY_MS);
    }
  }

  private async accept(raw: JsMsg): Promise<Received<T> | null> {
    try {
      return received(this.options.Message, raw);
    } catch (error) {
      if (!(error instanceof MalformedMessage)) throw error;
      return this.bury(raw, error);
    }
  }

  private async bury(raw: JsMsg, malformed: MalformedMessage): Promise<null> {
    try {
      await this.options.onDeadLetter(deadLetterOf(raw, malformed));
      this.options.logger.error(
        { subject: raw.subject, field: malformed.field, reason: malformed.reason },
        'dead letter',
      );
      raw.term('malformed');
    } catch (error) {
      this.options.logger.error({ err: error, subject: raw.subject }, 'dead letter could not be kept');
      raw.nak(RETRY_DELAY_MS);
    }
    return null;
  }
}
