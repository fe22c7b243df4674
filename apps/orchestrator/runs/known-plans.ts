import { LRUCache } from 'lru-cache';
import type { RunPlan } from '#workflow-core';

/** A planned node takes about 2 KB of memory. */
const CAPACITY_NODES = 50_000;

/** Plans by whatever names them; those that nobody asked for longest are forgotten and made or read again when they are needed. */
export class KnownPlans {
  private readonly plans: LRUCache<string, RunPlan>;

  constructor(capacityNodes = CAPACITY_NODES) {
    this.plans = new LRUCache({ maxSize: capacityNodes, sizeCalculation: ({ nodes }) => nodes.length + 1 });
  }

  get(name: string): RunPlan | undefined {
    return this.plans.get(name);
  }

  set(name: string, plan: RunPlan): void {
    this.plans.set(name, plan);
  }
}
