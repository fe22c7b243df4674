import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { LatestRun, ListWorkflowsRequest, WorkflowListEntry, WorkflowUse } from '#contracts';
import { OperationalError } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';
import { listEntries } from './list-entries.js';

/** Below the time that people wait for a list. */
const ANSWER_WITHIN_MS = 2000;

/** Workflows with what orders and orchestrator know of them: one request to each, whatever the length of the list. */
@Injectable()
export class WorkflowListService {
  constructor(
    private readonly bus: BusRequester,
    private readonly orders: OrdersProxyService,
  ) {}

  /** Also while orders or the orchestrator are away: their part is absent then. */
  async list(query: ListWorkflowsRequest): Promise<WorkflowListEntry[]> {
    const summaries = await this.bus.ask(REQUESTS.registry.listWorkflows, query);
    if (summaries.length === 0) return [];
    const workflows = summaries.map(({ key }) => key);
    const [uses, runs] = await Promise.all([
      unlessAway(this.orders.read<WorkflowUse[]>(internalPath('/rollouts/workflow-uses'))),
      unlessAway<LatestRun[]>(this.bus.ask(REQUESTS.orchestrator.latestRuns, { workflows }, ANSWER_WITHIN_MS)),
    ]);
    return listEntries(summaries, { uses, runs });
  }
}

const unlessAway = <T>(reply: Promise<T>): Promise<T | null> =>
  reply.catch((error: Error) => {
    if (error instanceof OperationalError) return null;
    throw error;
  });
