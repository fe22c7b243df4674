/** A fixed number of slots, numbered from 0; the lowest free one is taken first. */
export class SlotPool {
  private readonly free: number[];
  private waiting: ((slot: number | null) => void)[] = [];

  constructor(size: number) {
    this.free = Array.from({ length: size }, (_, slot) => slot);
  }

  /** Resolves with a free slot, or with null when `signal` aborts first. */
  take(signal: AbortSignal): Promise<number | null> {
    if (signal.aborted) return Promise.resolve(null);
    const slot = this.free.shift();
    if (slot !== undefined) return Promise.resolve(slot);
    return new Promise((resolve) => {
      const give = (given: number | null): void => {
        signal.removeEventListener('abort', cancel);
        resolve(given);
      };
      const cancel = (): void => {
        this.waiting = this.waiting.filter((other) => other !== give);
        give(null);
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.waiting.push(give);
    });
  }

  /** All slots that are free now; possibly none. */
  takeFree(): number[] {
    return this.free.splice(0);
  }

  give(slot: number): void {
    const next = this.waiting.shift();
    if (next) return next(slot);
    this.free.push(slot);
    this.free.sort((a, b) => a - b);
  }
}
