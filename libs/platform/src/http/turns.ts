import { OperationalError } from './user-error.js';

/** How many may work at once, how many more may wait, and how long (ms). */
export interface TurnLimits {
  atOnce: number;
  waiting: number;
  withinMs: number;
}

interface Waiter {
  start(): void;
}

/** Lets a few work at once and the others wait, in the order in which they came. */
export class Turns {
  private working = 0;
  private readonly queue: Waiter[] = [];

  constructor(private readonly limits: TurnLimits) {}

  /**
   * Resolves when it is one's turn; what it answers ends the turn, however often it is called. Rejects with 503 `busy` where
   * too many wait or it took too long, and with the signal's reason when that aborts.
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

  /** The place itself goes to the next: nobody who comes meanwhile gets in between. */
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
