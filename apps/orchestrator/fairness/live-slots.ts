import type { WorkerAnnounced } from '#contracts';

/** Announcements come every two seconds. */
const SILENT_MS = 10_000;

/** The slots of the workers that announced themselves lately, by pool; a worker of several pools counts whole in each. */
export class LiveSlots {
  private readonly workers = new Map<string, { announced: WorkerAnnounced; heardAt: number }>();

  constructor(private readonly now: () => number) {}

  hear(announced: WorkerAnnounced): void {
    this.workers.set(announced.worker, { announced, heardAt: this.now() });
  }

  of(pool: string): number {
    const since = this.now() - SILENT_MS;
    for (const [worker, { heardAt }] of this.workers) if (heardAt < since) this.workers.delete(worker);
    const serving = [...this.workers.values()].filter(({ announced }) => announced.pools.includes(pool));
    return serving.reduce((sum, { announced }) => sum + announced.slots, 0);
  }
}
