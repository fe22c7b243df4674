import type { WorkerAnnounced } from '#contracts';
import type { Reads } from '#workflow-core';
import type { LiveWorkers } from '../workers/live-workers.js';

/** What executes a step: its code, the tool it works with ('' for none), and what of its inputs the code reads. */
export interface Build {
  code: string;
  tool: string;
  reads: Reads;
}

const nameOf = (step: string, version: number): string => `${step}@${version}`;

/** What live workers say they would execute steps with. */
export class LiveBuilds {
  private readonly reads = new Map<string, Reads>();

  constructor(private readonly workers: LiveWorkers) {}

  /** Keeps what code reads, for results of workers that are gone by then. */
  update({ steps }: WorkerAnnounced): void {
    for (const { step, version, code, reads } of steps) {
      if (code) this.reads.set(`${nameOf(step, version)} ${code}`, reads ?? {});
    }
  }

  /** The one build that whoever takes a task would have; else why that cannot be told. */
  of(step: string, version: number): Build | 'no_worker' | 'several_builds' {
    const offers = this.workers.offersOf(step, version);
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
}
