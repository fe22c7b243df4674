import type { NatsConnection } from '@nats-io/transport-node';
import type { ConsumerSpec, StreamSpec } from '#contracts';
import type { BusLink } from '../connection/bus-connection.js';
import { ensureConsumer, ensureStreams } from '../topology/topology.js';

/**
 * Creates consumers before they are pulled from, once for each connection and again after `reset()`. Calls `onHint`
 * when a notice arrives that a message for one of them was stored.
 */
export class OpenConsumers {
  private connection: NatsConnection | null = null;
  private readonly opened = new Set<string>();
  private readonly hinted = new Set<string>();

  constructor(
    private readonly streams: readonly StreamSpec[],
    private readonly onHint: () => void,
  ) {}

  async ensure(link: BusLink, spec: ConsumerSpec): Promise<void> {
    if (this.connection !== link.connection) this.startOver(link.connection);
    if (this.opened.has(spec.name)) return;
    await ensureStreams(link.jsm, this.streams);
    await ensureConsumer(link.jsm, spec);
    this.opened.add(spec.name);
    if (!spec.hint || this.hinted.has(spec.hint)) return;
    this.hinted.add(spec.hint);
    link.connection.subscribe(spec.hint, { callback: () => this.onHint() });
  }

  /** The server may have lost them: creates them again before the next pull. */
  reset(): void {
    this.opened.clear();
  }

  private startOver(connection: NatsConnection): void {
    this.connection = connection;
    this.opened.clear();
    this.hinted.clear();
  }
}
