import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { LiveWorker, PoolLoad, PoolReply } from '#contracts';
import { BusRequester } from '#platform/nats';

/** Pools with their load, from the orchestrator, and their workers, from the registry. */
@Injectable()
export class PoolsService {
  constructor(private readonly bus: BusRequester) {}

  async list(): Promise<PoolReply[]> {
    const [loads, workers] = await Promise.all([this.bus.ask(REQUESTS.orchestrator.listPools, {}), this.workers()]);
    return loads.map((load) => served(load, workers));
  }

  async withWorkers(load: PoolLoad): Promise<PoolReply> {
    return served(load, await this.workers());
  }

  /** Null without the registry: the load is shown anyway. */
  private workers(): Promise<LiveWorker[] | null> {
    return this.bus.ask(REQUESTS.registry.listWorkers, {}).catch(() => null);
  }
}

function served(load: PoolLoad, workers: LiveWorker[] | null): PoolReply {
  if (!workers) return { ...load, workers: null, slots: null, capabilities: null };
  const serving = workers.filter(({ pools }) => pools.includes(load.pool));
  const capabilities = [...new Set(serving.flatMap((worker) => worker.capabilities))].sort();
  return {
    ...load,
    workers: serving.length,
    slots: serving.reduce((sum, { slots }) => sum + slots, 0),
    capabilities,
  };
}
