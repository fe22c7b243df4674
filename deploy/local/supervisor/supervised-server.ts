import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalServer } from '../local-server.js';
import { describeExit, tailOfLog } from '../process/managed-process.js';
import type { ServerName, ServerRecord } from '../state/instance-file.js';
import { nextRestart } from './restart-policy.js';

/** A server to supervise: `start` chooses a port where it is given none, and rejects where it cannot start. */
export interface ServerSpec {
  name: ServerName;
  logFile: string;
  start(again: { port?: number; signal: AbortSignal }): Promise<LocalServer>;
  /** The address without credentials. */
  shown(url: string): string;
}

/** Called at every change of state; `restart: false` leaves an ended server down. */
export interface ServerOptions {
  restart: boolean;
  onChange(status: ServerRecord): void;
}

/**
 * Keeps an embedded server running on one port with one data folder until it is stopped; an external one is only
 * recorded.
 */
export class SupervisedServer {
  private readonly status: ServerRecord;
  private readonly life: Promise<void>;

  private constructor(
    private readonly spec: ServerSpec,
    private readonly options: ServerOptions,
    private server: LocalServer,
    private readonly stopping: AbortController,
  ) {
    const { pid, source, version, url } = server;
    const state = pid === undefined ? 'external' : 'running';
    const { name, logFile } = spec;
    this.status = { name, state, pid, url: spec.shown(url), source, version, crashes: 0, why: '', logFile };
    this.life = this.live();
  }

  /** Resolves when it runs; rejects as its `start` does. */
  static async start(spec: ServerSpec, options: ServerOptions): Promise<SupervisedServer> {
    const stopping = new AbortController();
    return new SupervisedServer(spec, options, await spec.start({ signal: stopping.signal }), stopping);
  }

  /** With its credentials; the same for as long as it is supervised. */
  get url(): string {
    return this.server.url;
  }

  describe(): ServerRecord {
    return { ...this.status };
  }

  /** Stops the server and its restarts; resolves once it is gone. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.server.stop();
    await this.life;
    // A restart that finished meanwhile.
    await this.server.stop();
    this.change({ state: 'stopped', pid: undefined, why: '' });
  }

  private async live(): Promise<void> {
    while (this.server.exited && !this.stopping.signal.aborted) {
      const started = performance.now();
      const exit = await this.server.exited;
      if (this.stopping.signal.aborted) return;
      const why = `${describeExit(exit)}\n${tailOfLog(this.spec.logFile, 5)}`;
      if (!(await this.startAgain(why, performance.now() - started))) return;
    }
  }

  /** Retries until it runs; false where restarts are off or it was stopped. */
  private async startAgain(reason: string, ranMs: number): Promise<boolean> {
    const { signal } = this.stopping;
    const port = Number(new URL(this.url).port);
    for (let why = reason, ran = ranMs; !signal.aborted; ran = 0) {
      const { crashes, delayMs } = nextRestart(this.status.crashes, ran);
      this.change({ state: 'crashed', pid: undefined, crashes, why });
      if (!this.options.restart) return false;
      await sleep(delayMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return false;
      this.change({ state: 'starting' });
      try {
        this.server = await this.spec.start({ port, signal });
        this.change({ state: 'running', pid: this.server.pid, why: '' });
        return true;
      } catch (error) {
        why = (error as Error).message;
      }
    }
    return false;
  }

  private change(part: Partial<ServerRecord>): void {
    Object.assign(this.status, part);
    this.options.onChange(this.describe());
  }
}
