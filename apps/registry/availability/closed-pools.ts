import { WORKER_TTL_MS } from '#contracts';
import type { PoolsAnnounced } from '#contracts';

/** Which pools orchestrators announced as paused or full; an announcement is valid for ten seconds. */
export class ClosedPools {
  private last: PoolsAnnounced = { paused: [], full: [] };
  private announcedAt = -Infinity;

  constructor(private readonly now: () => number) {}

  update(announced: PoolsAnnounced): void {
    this.last = announced;
    this.announcedAt = this.now();
  }

  /** Those of `pools` that are paused and those that are full, each once. */
  among(pools: readonly string[]): PoolsAnnounced {
    if (this.now() - this.announcedAt > WORKER_TTL_MS) return { paused: [], full: [] };
    const among = (closed: readonly string[]): string[] => [...new Set(pools)].filter((pool) => closed.includes(pool));
    return { paused: among(this.last.paused), full: among(this.last.full) };
  }
}
