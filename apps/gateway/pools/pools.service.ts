import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { LiveWorker, PoolLoad, PoolReply } from '#contracts';
import { BusRequester } from '#platform/nats';

/** What pools have to do, as the orchestrator knows it, with who serves them, as the registry knows it. */
@Injectable()
export class PoolsService {
  constructor(private readonly bus: BusRequester) {}

  async list(): Promise<PoolReply[]> {
    const [loads, workers] = await Promise.all([
      this.bus.ask<PoolLoad[]>(REQUESTS.orchestrator.listPools, {}),
      this.workers(),
    ]);
    return loads.map((load) => served(load, workers));
  }

  async withWorkers(load: PoolLoad): Promise<PoolReply> {
    return served(load, await this.workers());
  }

  /** Null without the registry: the rest is worth knowing all the same. */
  private workers(): Promise<LiveWorker[] | null> {
    return this.bus.ask<LiveWorker[]>(REQUESTS.registry.listWorkers, {}).catch(() => null);
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
