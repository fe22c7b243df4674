import { WORKER_TTL_MS } from '#contracts';

/** Which pools orchestrators said are paused; what they said ten seconds ago holds no more. */
export class PausedPools {
  private paused: ReadonlySet<string> = new Set();
  private saidAt = -Infinity;

  constructor(private readonly now: () => number) {}

  announce(paused: readonly string[]): void {
    this.paused = new Set(paused);
    this.saidAt = this.now();
  }

  /** Those of `pools` that are paused, each once. */
  among(pools: readonly string[]): string[] {
    if (this.now() - this.saidAt > WORKER_TTL_MS) return [];
    return [...new Set(pools)].filter((pool) => this.paused.has(pool));
  }
}
