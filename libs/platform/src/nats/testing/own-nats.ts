import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../../../deploy/local/process/free-port.js';
import { embeddedNatsUrl, startNats } from '../../../../../deploy/local/nats/start-nats.js';
import type { LocalServer } from '../../../../../deploy/local/local-server.js';

/** A NATS server of a spec's own, to be ended, started again and wiped at one address. */
export class OwnNats {
  private server: LocalServer | null = null;

  private constructor(
    readonly url: string,
    private readonly port: number,
    private readonly homeDir: string,
  ) {}

  /** Has an address; nothing listens there before `start()`. */
  static async create(): Promise<OwnNats> {
    const port = await freePort();
    const homeDir = await mkdtemp(join(tmpdir(), 'hartomat-nats-'));
    return new OwnNats(embeddedNatsUrl(homeDir, port), port, homeDir);
  }

  async start(): Promise<void> {
    this.server = await startNats({ homeDir: this.homeDir, port: this.port, url: '' });
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    this.server = null;
  }

  /** Removes every stream and message of a stopped server. */
  async wipe(): Promise<void> {
    await rm(join(this.homeDir, 'nats'), { recursive: true, force: true });
  }

  async dispose(): Promise<void> {
    await this.stop();
    await rm(this.homeDir, { recursive: true, force: true });
  }
}
