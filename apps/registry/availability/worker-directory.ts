import { WORKER_TTL_MS } from '#contracts';
import type { LiveWorker, WorkerAnnounced } from '#contracts';

export interface AnnouncedWorker {
  announcement: WorkerAnnounced;
  lastSeenAt: number;
}

/** Who announced itself in the last ten seconds. Kept in memory: a restart knows all again after two seconds. */
export class WorkerDirectory {
  private readonly workers = new Map<string, AnnouncedWorker>();

  constructor(private readonly now: () => number) {}

  announce(announcement: WorkerAnnounced): void {
    if (announcement.leaving) this.workers.delete(announcement.worker);
    else this.workers.set(announcement.worker, { announcement, lastSeenAt: this.now() });
  }

  live(): AnnouncedWorker[] {
    const since = this.now() - WORKER_TTL_MS;
    for (const [name, worker] of this.workers) if (worker.lastSeenAt < since) this.workers.delete(name);
    return [...this.workers.values()];
  }

  list(): LiveWorker[] {
    return this.live().map(({ announcement: { worker, pools, capabilities, slots }, lastSeenAt }) => ({
      worker,
      pools,
      capabilities,
      slots,
      lastSeenAt: new Date(lastSeenAt).toISOString(),
    }));
  }
}
