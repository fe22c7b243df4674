import { Injectable } from '@nestjs/common';
import { REQUESTS } from '#contracts';
import type { GraphRunReply, RunEnd } from '#contracts';
import { UserError } from '#platform/http';
import { BusRequester } from '#platform/nats';
import { internalPath } from '../orders/orders-call.js';
import { OrdersProxyService } from '../orders/orders-proxy.service.js';

/** The request for a run is published before the orchestrator creates it. */
const BEFORE_CREATION_MS = 60_000;

/** Of the ids that orders gives to runs. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A run as far as its event stream depends on it; `since`: before its first event. */
export type WatchedRun = { state: 'requested' | 'running'; since: Date } | { state: 'ended'; status: RunEnd['status'] };

/** Finds out how far a run is. */
@Injectable()
export class WatchedRunsService {
  constructor(
    private readonly bus: BusRequester,
    private readonly orders: OrdersProxyService,
  ) {}

  /** By what the orchestrator knows; of a run that it has not accepted by what orders knows. 404 where neither knows it. */
  async find(runId: string): Promise<WatchedRun> {
    try {
      const { status, createdAt } = await this.bus.ask(REQUESTS.orchestrator.getRun, { runId, nodes: 0 });
      return status === 'running' ? { state: 'running', since: before(createdAt) } : { state: 'ended', status };
    } catch (error) {
      if (!isUnknown(runId, error)) throw error;
      return this.findRequested(runId);
    }
  }

  /** What to say of a run that the orchestrator does not know; rejects with orders' problem where it does not know it either. */
  async whyUnknown(runId: string): Promise<UserError> {
    const run = await this.findRequested(runId);
    return run.state === 'requested' ? notAccepted(runId) : notStarted(runId);
  }

  private async findRequested(runId: string): Promise<WatchedRun> {
    const path = internalPath('/graph-runs/:id', { id: runId });
    const { state, createdAt } = await this.orders.read<GraphRunReply>(path);
    return state === 'requested' ? { state, since: before(createdAt) } : { state: 'ended', status: state };
  }
}

/** The orchestrator does not know the run, and orders may. */
export const isUnknown = (runId: string, error: unknown): boolean =>
  error instanceof UserError && error.code === 'run_not_found' && UUID.test(runId);

const notAccepted = (runId: string): UserError =>
  new UserError(
    'run_not_accepted',
    `Run "${runId}" is requested, and no orchestrator has accepted it yet. Ask again in a moment.`,
    404,
  );

const notStarted = (runId: string): UserError =>
  new UserError(
    'run_not_started',
    `Run "${runId}" was requested, but no orchestrator began it in time, so it never ran. Its order says who delivered instead: dispatch the line again once an orchestrator runs.`,
    404,
  );

const before = (createdAt: string): Date => new Date(Date.parse(createdAt) - BEFORE_CREATION_MS);
