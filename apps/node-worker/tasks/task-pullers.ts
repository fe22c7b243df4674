import { NodeTask } from '#contracts';
import { BusPuller } from '#platform/nats';
import type { BusConnection, DeadLetter } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import type { PoolSettings } from '../slots/pool-settings.js';
import { pullOrder } from '../slots/pull-order.js';
import type { WorkerCapabilities } from '../slots/worker-capabilities.js';

export interface TaskPullersOptions {
  bus: BusConnection;
  prefix: string;
  capabilities: WorkerCapabilities;
  logger: Logger;
}

/** Makes the puller of a pool: as many tasks at once as it has slots, of the capabilities the worker has by then. */
export class TaskPullers {
  constructor(private readonly options: TaskPullersOptions) {}

  open(pool: PoolSettings, onDeadLetter: (letter: DeadLetter) => Promise<void>): BusPuller<NodeTask> {
    const { bus, prefix, capabilities, logger } = this.options;
    const next = pullOrder(prefix, pool, () => capabilities.list());
    return new BusPuller(bus, { prefix, slots: pool.slots, next, Message: NodeTask, logger, onDeadLetter });
  }
}
