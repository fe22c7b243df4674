import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import { orderLineText } from './order-line-text';

/** What of a run does not change while it goes on. */
export interface RunFacts {
  traceId: string | null;
  rerunOf: string | null;
  /** What was ordered; null where the order is not there. */
  orderLine: string | null;
}

/** Loads the facts of a run, and changes runs. */
@Injectable()
export class RunFactsStore {
  private readonly api = inject(ApiClient);
  readonly facts = signal<RunFacts | null>(null);

  /** Without an answer the page has no facts, and all else. */
  async load(runId: string): Promise<void> {
    this.facts.set(null);
    try {
      const { body: run } = await this.api.get('/api/runs/{id}', { path: { id: runId } });
      const { body: orders } = await this.api.get('/api/orders', { query: { orderLineId: run.orderLineId } });
      this.facts.set({
        traceId: run.traceId,
        rerunOf: run.rerunOf,
        orderLine: orderLineText(orders, run.orderLineId),
      });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  async cancel(runId: string, reason: string): Promise<void> {
    await this.api.post('/api/runs/{id}/cancel', { path: { id: runId }, body: reason ? { reason } : {} });
  }
}
