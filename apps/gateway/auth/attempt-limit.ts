const WINDOW_MS = 60_000;
const MOST_FAILURES = 10;
const MOST_ADDRESSES = 1000;

interface Window {
  failures: number;
  endsAt: number;
}

/** Failed attempts to sign in, by the address they come from: after ten within a minute all from there are refused. */
export class AttemptLimit {
  readonly #windows = new Map<string, Window>();

  /** Seconds until the next attempt is allowed; 0 for now. */
  waitSeconds(address: string, now: number): number {
    const window = this.#windows.get(address);
    if (!window || window.endsAt <= now || window.failures < MOST_FAILURES) return 0;
    return Math.ceil((window.endsAt - now) / 1000);
  }

  /** Counts a failed attempt. Of more than 1000 addresses the oldest is dropped. */
  failed(address: string, now: number): void {
    const before = this.#windows.get(address);
    const isOpen = before !== undefined && before.endsAt > now;
    this.#windows.delete(address);
    this.#windows.set(address, { failures: isOpen ? before.failures + 1 : 1, endsAt: isOpen ? before.endsAt : now + WINDOW_MS }); // prettier-ignore
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined && this.#windows.size > MOST_ADDRESSES) this.#windows.delete(oldest);
  }
}
