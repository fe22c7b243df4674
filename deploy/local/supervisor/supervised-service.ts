import { setTimeout as sleep } from 'node:timers/promises';
import { describeExit, startManagedProcess, tailOfLog } from '../process/managed-process.js';
import type { ManagedProcess, ProcessExit } from '../process/managed-process.js';
import { askReadiness } from './ask-readiness.js';
import { nextRestart } from './restart-policy.js';

/** A process to supervise: `command args`, with /readyz on `port`. */
export interface SupervisedSpec {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  port: number;
  logFile: string;
  graceMs: number;
  wave: number;
}

export type ServiceState = 'starting' | 'ready' | 'crashed' | 'stopped';

/** A service's status; `why` says what it waits for or how it crashed. */
export interface ServiceStatus {
  name: string;
  state: ServiceState;
  pid: number | undefined;
  port: number;
  logFile: string;
  crashes: number;
  why: string;
}

/**
 * Called at every change of state; `restart: false` leaves a crashed service down. `launch` replaces the start of the
 * process.
 */
export interface SupervisionOptions {
  restart: boolean;
  launch?(spec: SupervisedSpec): ManagedProcess;
  onChange(status: ServiceStatus): void;
}

/** Keeps one process running until it is stopped. */
export class SupervisedService {
  private current: ManagedProcess | undefined;
  private readonly stopping = new AbortController();
  /** Aborted by `replace`: the exit that follows is no crash. */
  private replacing = new AbortController();
  private readonly status: ServiceStatus;
  private readonly life: Promise<void>;

  constructor(
    private readonly spec: SupervisedSpec,
    private readonly options: SupervisionOptions,
  ) {
    const { name, port, logFile } = spec;
    this.status = { name, state: 'starting', pid: undefined, port, logFile, crashes: 0, why: '' };
    this.life = this.live();
  }

  get wave(): number {
    return this.spec.wave;
  }

  describe(): ServiceStatus {
    return { ...this.status };
  }

  /** Stops the process in order and starts it again at once, also during the delay after a crash. */
  async replace(): Promise<void> {
    this.replacing.abort();
    await this.current?.stop();
    this.change({ state: 'starting', crashes: 0 });
  }

  /** Stops the process and its restarts; resolves once it is gone. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.current?.stop();
    await this.life;
    this.change({ state: 'stopped', pid: undefined, why: '' });
  }

  private async live(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const started = performance.now();
      const exit = await this.runOnce();
      if (this.stopping.signal.aborted) return;
      if (this.replacing.signal.aborted) continue;
      const { crashes, delayMs } = nextRestart(this.status.crashes, performance.now() - started);
      const why = `${describeExit(exit)}\n${tailOfLog(this.spec.logFile, 5)}`;
      this.change({ state: 'crashed', pid: undefined, crashes, why });
      if (!this.options.restart) return;
      const signal = AbortSignal.any([this.stopping.signal, this.replacing.signal]);
      await sleep(delayMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async runOnce(): Promise<ProcessExit> {
    this.replacing = new AbortController();
    this.current = (this.options.launch ?? startManagedProcess)(this.spec);
    this.change({ state: 'starting', pid: this.current.pid, why: '' });
    const process = this.current;
    void this.watchReadiness(process);
    return process.exited;
  }

  private async watchReadiness(process: ManagedProcess): Promise<void> {
    while (process.exit === undefined && !this.stopping.signal.aborted) {
      const { ready, why } = await askReadiness(this.spec.port);
      if (process.exit !== undefined || this.stopping.signal.aborted) return;
      const state = ready ? 'ready' : 'starting';
      if (state !== this.status.state || why !== this.status.why) this.change({ state, why });
      // A ready service is polled rarely: an exit is reported by the process itself.
      await sleep(ready ? 5_000 : 150, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
    }
  }

  private change(part: Partial<ServiceStatus>): void {
    Object.assign(this.status, part);
    this.options.onChange(this.describe());
  }
}
