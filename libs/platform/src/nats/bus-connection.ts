import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { Logger } from '../telemetry/index.js';

export interface BusOptions {
  url: string;
  /** Shown in the server's connection list. */
  name: string;
  logger: Logger;
}

export interface BusLink {
  connection: NatsConnection;
  js: JetStreamClient;
  jsm: JetStreamManager;
}

const FIRST_CONNECT_RETRY_MS = 500;
const MINIMUM_SERVER = [2, 11] as const;

/**
 * A connection to NATS that nobody has to wait for: it is made in the background and kept for ever. `link()` answers at
 * once with the connection, or null while there is none.
 */
export class BusConnection {
  private current: BusLink | null = null;
  private online = false;
  private stopped = false;
  private readonly waiters = new Set<(link: BusLink) => void>();

  constructor(private readonly options: BusOptions) {}

  start(): void {
    void this.connectForEver();
  }

  get connected(): boolean {
    return this.online;
  }

  link(): BusLink | null {
    return this.online ? this.current : null;
  }

  /** Resolves with the link as soon as there is one; never, if there never is one. */
  ready(): Promise<BusLink> {
    const link = this.link();
    return link ? Promise.resolve(link) : new Promise((resolve) => this.waiters.add(resolve));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.online = false;
    const connection = this.current?.connection;
    if (!connection) return;
    await Promise.race([
      connection.drain().catch(() => undefined),
      new Promise((done) => setTimeout(done, 1500).unref()),
    ]);
    await connection.close().catch(() => undefined);
  }

  private async connectForEver(): Promise<void> {
    while (!this.stopped) {
      try {
        return await this.connectOnce();
      } catch (error) {
        this.options.logger.debug({ err: error }, 'NATS is not reachable yet');
        await new Promise((resolve) => setTimeout(resolve, FIRST_CONNECT_RETRY_MS));
      }
    }
  }

  private async connectOnce(): Promise<void> {
    const connection = await connect({
      servers: this.options.url,
      name: this.options.name,
      pingInterval: 1000,
      maxPingOut: 2,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
    });
    if (this.stopped) return void connection.close();
    requireServer(connection);
    this.current = {
      connection,
      js: jetstream(connection),
      jsm: await jetstreamManager(connection, { checkAPI: false }),
    };
    void this.watch(connection);
    this.nowOnline();
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.nowOffline();
      if (status.type === 'reconnect') this.nowOnline();
    }
  }

  private nowOffline(): void {
    this.online = false;
    this.options.logger.warn('NATS connection lost; reconnecting');
  }

  private nowOnline(): void {
    if (!this.current || this.stopped) return;
    this.online = true;
    this.options.logger.info('NATS connected');
    for (const waiter of this.waiters) waiter(this.current);
    this.waiters.clear();
  }
}

/** 2.9 silently ignores what we rely on, so an old server is refused. */
function requireServer(connection: NatsConnection): void {
  const version = connection.info?.version ?? '0.0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MINIMUM_SERVER[0] || (major === MINIMUM_SERVER[0] && minor >= MINIMUM_SERVER[1])) return;
  void connection.close();
  throw new Error(`NATS server ${version} is too old: at least ${MINIMUM_SERVER.join('.')} is needed.`);
}
