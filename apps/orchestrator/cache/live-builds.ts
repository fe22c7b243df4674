import { WORKER_TTL_MS } from '#contracts';
import type { AnnouncedStep, WorkerAnnounced } from '#contracts';
import type { Reads } from '#workflow-core';

/** What executes a step: its code, the tool it works with ('' for none), and what of its inputs the code reads. */
export interface Build {
  code: string;
  tool: string;
  reads: Reads;
}

interface LiveWorker {
  steps: ReadonlyMap<string, AnnouncedStep>;
  lastSeenAt: number;
}

const nameOf = (step: string, version: number): string => `${step}@${version}`;

/** What live workers say they would execute steps with. Kept in memory: a restart knows all again after two seconds. */
export class LiveBuilds {
  private readonly workers = new Map<string, LiveWorker>();
  private readonly reads = new Map<string, Reads>();

  constructor(private readonly now: () => number = Date.now) {}

  announce({ worker, steps, leaving }: WorkerAnnounced): void {
    if (leaving) return void this.workers.delete(worker);
    const offered = steps.map((offer) => [nameOf(offer.step, offer.version), offer] as const);
    this.workers.set(worker, { steps: new Map(offered), lastSeenAt: this.now() });
    for (const [name, { code, reads }] of offered) if (code) this.reads.set(`${name} ${code}`, reads ?? {});
  }

  /** The one build that whoever takes a task would have; else why that cannot be told. */
  of(step: string, version: number): Build | 'no_worker' | 'several_builds' {
    const offers = this.live().flatMap((worker) => worker.steps.get(nameOf(step, version)) ?? []);
    const [first] = offers;
    if (!first) return 'no_worker';
    const { code, tool = '' } = first;
    const isSame = offers.every((offer) => offer.code === code && (offer.tool ?? '') === tool);
    return code && isSame ? { code, tool, reads: first.reads ?? {} } : 'several_builds';
  }

  /** What code reads that some worker once announced. */
  readsOf(step: string, version: number, code: string): Reads | undefined {
    return this.reads.get(`${nameOf(step, version)} ${code}`);
  }

  private live(): LiveWorker[] {
    const since = this.now() - WORKER_TTL_MS;
    for (const [name, { lastSeenAt }] of this.workers) if (lastSeenAt < since) this.workers.delete(name);
    return [...this.workers.values()];
  }
}
