import { OperationalError } from '../errors/user-error.js';

/** How many callers may run at once, how many more may wait, and how long (ms). */
export interface ConcurrencyLimits {
  atOnce: number;
  waiting: number;
  withinMs: number;
}

interface Waiter {
  start(): void;
}

/** Limits how many callers run at once; the others wait in a bounded FIFO queue. */
export class ConcurrencyLimiter {
  private working = 0;
  private readonly queue: Waiter[] = [];

  constructor(private readonly limits: ConcurrencyLimits) {}

  /**
   * Resolves with an idempotent release function once there is a free place. Rejects with 503 `busy` where too many
   * wait or the wait took too long, and with the signal's reason when that aborts.
   */
  async take(signal: AbortSignal): Promise<() => void> {
    if (this.working >= this.limits.atOnce) await this.wait(signal);
    else this.working += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.passOn();
    };
  }

  /** The place passes to the next in the queue, so that no later caller overtakes it. */
  private passOn(): void {
    const next = this.queue.shift();
    if (next) next.start();
    else this.working -= 1;
  }

  private wait(signal: AbortSignal): Promise<void> {
    if (this.queue.length >= this.limits.waiting) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', aborted);
      };
      const giveUp = (reason: unknown): void => {
        leave();
        this.queue.splice(this.queue.indexOf(waiter), 1);
        reject(reason as Error);
      };
      const aborted = (): void => giveUp(signal.reason);
      const timer = setTimeout(() => giveUp(busy()), this.limits.withinMs);
      const waiter: Waiter = {
        start: () => {
          leave();
          resolve();
        },
      };
      signal.addEventListener('abort', aborted);
      this.queue.push(waiter);
    });
  }
}

const busy = (): OperationalError =>
  new OperationalError(
    'busy',
    'Too many requests of this kind are worked on already; nothing was done. Try again in a moment.',
  );
