import type { EntityManager } from '@mikro-orm/postgresql';
import type { Mode, NotifyRule } from '#contracts';
import { seedCatalog } from '#steps';
import { CatalogService } from '../../../apps/orders/catalog/catalog.service.js';
import { DispatchService } from '../../../apps/orders/dispatch/dispatch.service.js';
import { PathDecisionService } from '../../../apps/orders/dispatch/path-decision.service.js';
import { RolloutService } from '../../../apps/orders/rollouts/rollout.service.js';
import { WorkflowReadinessService } from '../../../apps/orders/dispatch/workflow-readiness.service.js';
import type { WorkflowReadiness } from '../../../apps/orders/dispatch/workflow-readiness.service.js';
import type { OrdersConfig } from '../../../apps/orders/orders.config.js';
import { openGraphBench } from './graph-bench.js';
import type { GraphBench } from './graph-bench.js';
import { POOL_SIZE, newOrderLine, someWorkflow } from './orders-database.js';

/** A registry that says of every workflow that it may run. */
class ReadyRegistry extends WorkflowReadinessService {
  longestPathMs = 0;
  notifies: NotifyRule[] = [];

  constructor() {
    super(null as never);
  }

  override async ask(): Promise<WorkflowReadiness> {
    const { longestPathMs, notifies } = this;
    const workflow = { ref: someWorkflow, longestPathMs, notifies };
    return { ready: true, workflow, pausedPools: [], fullPools: [] };
  }
}

/** The dispatch boundary on a database of its own, with a seeded catalog and a registry that is always ready. */
export interface DispatchBench extends GraphBench {
  rollouts: RolloutService;
  registry: ReadyRegistry;
  service: DispatchService;
  /** Dispatches a new order line of an output type that has a workflow; `runDeadlineMs` as configured. */
  dispatch(order?: { mode?: Mode; lineId?: string; runDeadlineMs?: number }): Promise<DispatchedLine>;
  newLine(): Promise<string>;
}

export interface DispatchedLine {
  id: string;
  mode: Mode;
  reason_code: string;
  deadline_seconds: number;
}

const OUTPUT_TYPE = 'still-studio-1024';

export async function openDispatchBench(name: string): Promise<DispatchBench> {
  const bench = await openGraphBench(name);
  const { orm, artifacts, query } = bench;
  const catalog = new CatalogService(orm, artifacts);
  await catalog.seed(seedCatalog());
  const [rollouts, registry] = [new RolloutService(orm), new ReadyRegistry()];
  const config = { acceptMs: 10_000, databasePoolSize: POOL_SIZE } as OrdersConfig;
  const service = new DispatchService(orm, catalog, new PathDecisionService(rollouts, registry), config);
  const newLine = (): Promise<string> =>
    orm.em.fork().transactional((em: EntityManager) => newOrderLine(em, OUTPUT_TYPE));
  return {
    ...{ ...bench, rollouts, registry, newLine, service },
    dispatch: async ({ mode, lineId, runDeadlineMs } = {}) => {
      const id = lineId ?? (await newLine());
      config.runDeadlineMs = runDeadlineMs;
      await service.dispatchOneLine(id, mode ? { mode } : {}, new AbortController().signal);
      const [row] = await query<DispatchedLine>(
        `select id, mode, reason_code, extract(epoch from deadline_at - created_at)::float8 as deadline_seconds
           from orders.delivery where order_line_id = ?`,
        [id],
      );
      return row!;
    },
  };
}
