import { WORKER_TTL_MS } from '#contracts';
import type { PoolsAnnounced } from '#contracts';

/** Which pools orchestrators said are paused or full; what they said ten seconds ago holds no more. */
export class ClosedPools {
  private said: PoolsAnnounced = { paused: [], full: [] };
  private saidAt = -Infinity;

  constructor(private readonly now: () => number) {}

  announce(announced: PoolsAnnounced): void {
    this.said = announced;
    this.saidAt = this.now();
  }

  /** Those of `pools` that are paused and those that are full, each once. */
  among(pools: readonly string[]): PoolsAnnounced {
    if (this.now() - this.saidAt > WORKER_TTL_MS) return { paused: [], full: [] };
    const among = (closed: readonly string[]): string[] => [...new Set(pools)].filter((pool) => closed.includes(pool));
    return { paused: among(this.said.paused), full: among(this.said.full) };
  }
}
