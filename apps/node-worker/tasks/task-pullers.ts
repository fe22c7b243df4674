import { NodeTask } from '#contracts';
import type { BusTopology } from '#contracts';
import { BusPuller } from '#platform/nats';
import type { BusConnection, DeadLetter } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import type { PoolSettings } from '../slots/pool-settings.js';
import { pullOrder } from '../slots/pull-order.js';
import type { WorkerCapabilities } from '../slots/worker-capabilities.js';

export interface TaskPullersOptions {
  bus: BusConnection;
  topology: BusTopology;
  capabilities: WorkerCapabilities;
  logger: Logger;
}

/** Creates the puller of a pool: as many concurrent tasks as it has slots, for the worker's current capabilities. */
export class TaskPullers {
  constructor(private readonly options: TaskPullersOptions) {}

  open(pool: PoolSettings, onDeadLetter: (letter: DeadLetter) => Promise<void>): BusPuller<NodeTask> {
    const { bus, topology, capabilities, logger } = this.options;
    const next = pullOrder(topology.prefix, pool, () => capabilities.list());
    return new BusPuller(bus, { topology, slots: pool.slots, next, Message: NodeTask, logger, onDeadLetter });
  }
}
