import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalServer } from '../../../deploy/local/local-server.js';
import { startNats } from '../../../deploy/local/nats/start-nats.js';
import { startPostgres } from '../../../deploy/local/postgres/start-postgres.js';
import { signalQuietly } from '../../../deploy/local/process/stop-process.js';

const portOf = ({ url }: LocalServer): number => Number(new URL(url).port);

/**
 * NATS and PostgreSQL (fsync on) of one instance, which can be stopped and restarted on the same port with the same
 * data.
 */
export class ChaosServers {
  private constructor(
    private readonly homeDir: string,
    readonly nats: LocalServer,
    readonly postgres: LocalServer,
    private running: { nats: LocalServer; postgres: LocalServer } = { nats, postgres },
  ) {}

  static async start(homeDir: string): Promise<ChaosServers> {
    const [nats, postgres] = await Promise.all([startNats({ homeDir, url: '' }), startPostgres({ homeDir, url: '' })]);
    return new ChaosServers(homeDir, nats, postgres);
  }

  async killNats(): Promise<void> {
    await end(this.running.nats, 'SIGKILL');
  }

  /** With `wiped` it restarts without streams and consumers. */
  async startNats({ wiped = false } = {}): Promise<void> {
    if (wiped) rmSync(join(this.homeDir, 'nats'), { recursive: true, force: true });
    this.running.nats = await startNats({ homeDir: this.homeDir, port: portOf(this.nats), url: '' });
  }

  /** Immediate shutdown: connections are cut, no checkpoint; the next start recovers. */
  async quitPostgres(): Promise<void> {
    await end(this.running.postgres, 'SIGQUIT');
  }

  async startPostgres(): Promise<void> {
    this.running.postgres = await startPostgres({ homeDir: this.homeDir, port: portOf(this.postgres), url: '' });
  }

  async close(): Promise<void> {
    await Promise.all([this.running.nats.stop(), this.running.postgres.stop()]);
  }
}

async function end({ pid, stop }: LocalServer, signal: NodeJS.Signals): Promise<void> {
  if (pid) signalQuietly(pid, signal);
  await stop();
}
