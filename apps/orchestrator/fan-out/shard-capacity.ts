import type { WorkerAnnounced } from '#contracts';

/** A worker that is silent for longer is gone. */
const SILENT_MS = 10_000;

/** How many shards of each step the live workers do at once, from what they announce. */
export class ShardCapacity {
  private readonly workers = new Map<string, { announced: WorkerAnnounced; at: number }>();

  constructor(private readonly now: () => number) {}

  hear(announced: WorkerAnnounced): void {
    this.workers.set(announced.worker, { announced, at: this.now() });
  }

  /** Infinity where no live worker offers the step: its pool is asleep, or nobody has been heard yet. */
  atOnce(step: string, version: number): number {
    const offers = this.live().flatMap(({ steps }) =>
      steps.filter((one) => one.step === step && one.version === version),
    );
    return offers.length === 0 ? Infinity : offers.reduce((sum, { shards = 0 }) => sum + shards, 0);
  }

  private live(): WorkerAnnounced[] {
    for (const [worker, { at }] of this.workers) if (this.now() - at > SILENT_MS) this.workers.delete(worker);
    return [...this.workers.values()].map(({ announced }) => announced);
  }
}
