import { WORKER_TTL_MS } from '#contracts';
import type { AnnouncedStep, WorkerAnnounced } from '#contracts';

/** The workers that announced themselves lately, each with its last announcement. A restart knows all again after two seconds. */
export class LiveWorkers {
  private readonly workers = new Map<string, { announced: WorkerAnnounced; seenAt: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  update(announced: WorkerAnnounced): void {
    if (announced.leaving) this.workers.delete(announced.worker);
    else this.workers.set(announced.worker, { announced, seenAt: this.now() });
  }

  list(): WorkerAnnounced[] {
    const since = this.now() - WORKER_TTL_MS;
    for (const [worker, { seenAt }] of this.workers) if (seenAt < since) this.workers.delete(worker);
    return [...this.workers.values()].map(({ announced }) => announced);
  }

  /** How many tasks they do at once in a pool; a worker of several pools counts whole in each. */
  slotsOf(pool: string): number {
    const serving = this.list().filter(({ pools }) => pools.includes(pool));
    return serving.reduce((sum, { slots }) => sum + slots, 0);
  }

  /** What each of them that offers a step says of it. */
  offersOf(step: string, version: number): AnnouncedStep[] {
    return this.list().flatMap(({ steps }) => steps.filter((one) => one.step === step && one.version === version));
  }

  /** How many shards of a step they do at once; infinity where none offers it: its pool is asleep, or none announced itself yet. */
  shardsAtOnce(step: string, version: number): number {
    const offers = this.offersOf(step, version);
    return offers.length === 0 ? Infinity : offers.reduce((sum, { shards = 0 }) => sum + shards, 0);
  }
}
