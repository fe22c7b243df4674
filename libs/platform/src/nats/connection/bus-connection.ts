import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import { MESSAGE_LIMITS } from '#contracts';
import { busAddress } from '../../bus-address/index.js';
import { OperationalError } from '../../errors/user-error.js';
import type { Logger } from '../../telemetry/index.js';

export interface BusOptions {
  /** In the format of `busAddress`. */
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
 * A connection to NATS that is made in the background and reconnects forever, so that nothing waits for it. `link()`
 * answers at once with the connection, or null while there is none.
 */
export class BusConnection {
  private current: BusLink | null = null;
  private online = false;
  private lastProblem = '';
  private readonly stopping = new AbortController();
  private readonly waiters = new Set<(link: BusLink) => void>();
  private readonly listeners = new Set<(link: BusLink) => void>();
  private readonly lossListeners = new Set<() => void>();

  constructor(private readonly options: BusOptions) {}

  start(): void {
    void this.connectForever();
  }

  get connected(): boolean {
    return this.link() !== null;
  }

  link(): BusLink | null {
    return this.online && !this.current?.connection.isClosed() ? this.current : null;
  }

  /**
   * Resolves with the link as soon as there is one; never, if there never is one. With a limit it rejects with
   * `OperationalError('bus_unreachable')` after `withinMs`, when `signal` aborts, and when the connection is stopped.
   */
  ready(until: { withinMs?: number; signal?: AbortSignal } = {}): Promise<BusLink> {
    const link = this.link();
    if (link) return Promise.resolve(link);
    const limits: AbortSignal[] = [];
    if (until.signal) limits.push(until.signal);
    if (until.withinMs !== undefined) limits.push(AbortSignal.timeout(until.withinMs));
    if (limits.length > 0) limits.push(this.stopping.signal);
    return this.nextLink(limits);
  }

  /** Calls `listener` at every connect and reconnect, and at once where there is a connection now. Returns how to stop. */
  onConnect(listener: (link: BusLink) => void): () => void {
    this.listeners.add(listener);
    const link = this.link();
    if (link) listener(link);
    return () => this.listeners.delete(listener);
  }

  /** Calls `listener` at every loss of the connection, also of one that is made again by itself. Returns how to stop. */
  onDisconnect(listener: () => void): () => void {
    this.lossListeners.add(listener);
    return () => this.lossListeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.online = false;
    const connection = this.current?.connection;
    if (!connection) return;
    await Promise.race([
      connection.drain().catch(() => undefined),
      new Promise((done) => setTimeout(done, 1500).unref()),
    ]);
    await connection.close().catch(() => undefined);
  }

  private nextLink(limits: AbortSignal[]): Promise<BusLink> {
    return new Promise((resolve, reject) => {
      const stopWaiting = (): void => {
        this.waiters.delete(found);
        for (const limit of limits) limit.removeEventListener('abort', lost);
      };
      const found = (link: BusLink): void => {
        stopWaiting();
        resolve(link);
      };
      const lost = (): void => {
        stopWaiting();
        reject(unreachable());
      };
      this.waiters.add(found);
      for (const limit of limits) limit.addEventListener('abort', lost, { once: true });
      if (limits.some((limit) => limit.aborted)) lost();
    });
  }

  private async connectForever(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.connectOnce();
      } catch (error) {
        this.report(error as Error);
      }
      await new Promise((resolve) => setTimeout(resolve, FIRST_CONNECT_RETRY_MS).unref());
    }
  }

  /** Returns when the connection is closed for good, which the server can do and a lost network cannot. */
  private async connectOnce(): Promise<void> {
    const connection = await connect({
      ...busAddress(this.options.url),
      name: this.options.name,
      pingInterval: 1000,
      // Off: they capture a stack trace for every request, and errors name the subject.
      noAsyncTraces: true,
      maxPingOut: 2,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      ignoreAuthErrorAbort: true,
    });
    if (this.stopping.signal.aborted) return connection.close();
    requireServer(connection);
    this.warnOfSmallMessages(connection);
    const jsm = await jetstreamManager(connection, { checkAPI: false });
    this.current = { connection, js: jetstream(connection), jsm };
    this.nowOnline();
    await this.watch(connection);
    this.nowOffline();
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.nowOffline();
      if (status.type === 'reconnect') this.nowOnline();
    }
    await connection.closed();
  }

  private nowOffline(): void {
    if (!this.online || this.stopping.signal.aborted) return;
    this.online = false;
    this.options.logger.warn('NATS connection lost; reconnecting');
    for (const notify of [...this.lossListeners]) notify();
  }

  private nowOnline(): void {
    if (!this.current || this.stopping.signal.aborted) return;
    this.online = true;
    this.lastProblem = '';
    this.options.logger.info('NATS connected');
    for (const notify of [...this.waiters, ...this.listeners]) notify(this.current);
  }

  private warnOfSmallMessages({ info }: NatsConnection): void {
    const found = info?.max_payload ?? 0;
    const needed = MESSAGE_LIMITS.payload;
    if (found >= needed) return;
    const advice = `NATS takes messages of ${found} bytes; large runs need ${needed}. Set "max_payload: ${needed}" in the server's configuration.`;
    this.options.logger.warn({ found, needed }, advice);
  }

  /** An unreachable server causes the same error every half second; one line is enough. */
  private report(error: Error): void {
    const level = error.message === this.lastProblem ? 'debug' : 'warn';
    this.lastProblem = error.message;
    this.options.logger[level]({ reason: error.message }, 'NATS cannot be used yet; retrying');
  }
}

const unreachable = (): OperationalError =>
  new OperationalError(
    'bus_unreachable',
    'NATS is not reachable, so nothing can be sent or read. Try again when it is.',
  );

/** NATS 2.9 silently ignores settings of the topology, so an old server is refused. */
function requireServer(connection: NatsConnection): void {
  const version = connection.info?.version ?? '0.0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MINIMUM_SERVER[0] || (major === MINIMUM_SERVER[0] && minor >= MINIMUM_SERVER[1])) return;
  void connection.close();
  throw new Error(`NATS server ${version} is too old: at least ${MINIMUM_SERVER.join('.')} is needed.`);
}
