import type { NatsConnection } from '@nats-io/transport-node';
import { allStreams } from '#contracts';
import type { ConsumerSpec } from '#contracts';
import type { BusLink } from './bus-connection.js';
import { ensureConsumer, ensureStreams } from './topology.js';

/**
 * Makes consumers exist before they are pulled from, once a connection and again after `forget()`. `onHint` is called
 * when somebody says that a message for one of them was stored.
 */
export class OpenConsumers {
  private connection: NatsConnection | null = null;
  private readonly opened = new Set<string>();
  private readonly heard = new Set<string>();

  constructor(
    private readonly prefix: string,
    private readonly onHint: () => void,
  ) {}

  async ensure(link: BusLink, spec: ConsumerSpec): Promise<void> {
    if (this.connection !== link.connection) this.startOver(link.connection);
    if (this.opened.has(spec.name)) return;
    await ensureStreams(link.jsm, allStreams(this.prefix));
    await ensureConsumer(link.jsm, spec);
    this.opened.add(spec.name);
    if (!spec.hint || this.heard.has(spec.hint)) return;
    this.heard.add(spec.hint);
    link.connection.subscribe(spec.hint, { callback: () => this.onHint() });
  }

  /** The server may have lost them: they are made again before the next pull. */
  forget(): void {
    this.opened.clear();
  }

  private startOver(connection: NatsConnection): void {
    this.connection = connection;
    this.opened.clear();
    this.heard.clear();
  }
}
