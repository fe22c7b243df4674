import { setTimeout as sleep } from 'node:timers/promises';
import { startManagedProcess, tailOfLog } from '../../../deploy/local/process/managed-process.js';
import type { ManagedProcess, ManagedProcessSpec } from '../../../deploy/local/process/managed-process.js';
import { signalQuietly } from '../../../deploy/local/process/stop-process.js';
import { waitUntil } from '../../../deploy/local/process/wait-until.js';
import { askReadiness } from '../../../deploy/local/supervisor/ask-readiness.js';

const RESTART_MS = 250;
const READY_WITHIN_MS = 120_000;

/** A process that is restarted whenever it ends until it is closed, as by a platform. */
export class KeptProcess {
  private current: ManagedProcess;
  private held = false;
  private readonly closing = new AbortController();
  private readonly life: Promise<void>;

  constructor(
    private readonly spec: ManagedProcessSpec,
    private readonly port: number,
  ) {
    this.current = startManagedProcess(spec);
    this.life = this.live();
  }

  kill(): void {
    signalQuietly(this.current.pid, 'SIGKILL');
  }

  /** Sends SIGTERM; it is restarted after its exit. */
  async rollOver(): Promise<void> {
    await this.current.stop();
  }

  /** Kills it; it is not restarted before `resume`. */
  async hold(): Promise<void> {
    this.held = true;
    this.kill();
    await this.current.exited;
  }

  pause(): void {
    signalQuietly(this.current.pid, 'SIGSTOP');
  }

  /** Continues after `pause` or `hold`. */
  resume(): void {
    this.held = false;
    if (!this.current.exit) signalQuietly(this.current.pid, 'SIGCONT');
  }

  async ready(): Promise<void> {
    const answer = await waitUntil(async () => ((await askReadiness(this.port)).ready ? true : undefined), {
      withinMs: READY_WITHIN_MS,
    });
    if (answer) return;
    throw new Error(
      `${this.spec.name} is not ready after ${READY_WITHIN_MS} ms. Its log ends with:\n${tailOfLog(this.spec.logFile)}`,
    );
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.resume();
    await this.current.stop();
    await this.life;
  }

  private async live(): Promise<void> {
    for (;;) {
      await this.current.exited;
      await sleep(RESTART_MS, undefined, { signal: this.closing.signal }).catch(() => undefined);
      await waitUntil(() => (this.held && !this.closing.signal.aborted ? undefined : true), { withinMs: Infinity });
      if (this.closing.signal.aborted) return;
      this.current = startManagedProcess(this.spec);
    }
  }
}
