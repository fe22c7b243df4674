import { WORKER_TTL_MS } from '#contracts';
import type { LiveWorker, WorkerAnnounced } from '#contracts';

export interface AnnouncedWorker {
  announcement: WorkerAnnounced;
  lastSeenAt: number;
}

/** Workers that announced themselves in the last ten seconds. In memory: complete again two seconds after a restart. */
export class WorkerDirectory {
  private readonly workers = new Map<string, AnnouncedWorker>();

  constructor(private readonly now: () => number) {}

  update(announcement: WorkerAnnounced): void {
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
