import { Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';

export type Delivery = Schema<'DeliveryReply'>;
export type Comparison = Schema<'ComparisonReply'>;

/** A verdict comes seconds after the slower path; later none is waited for. */
const VERDICT_WITHIN_MS = 10 * 60_000;

/** One delivery with all that is known of it, and what comparing both paths said. */
@Injectable()
export class LineDetailStore {
  private readonly api = inject(ApiClient);
  private asked = '';

  /** Null until it was loaded. */
  readonly delivery = signal<Delivery | null>(null);
  /** Undefined until it was asked for; null where there is none. */
  readonly comparison = signal<Comparison | null | undefined>(undefined);
  readonly problem = signal<ApiProblem | null>(null);
  readonly comparisonProblem = signal<ApiProblem | null>(null);

  /** Open, or settled a short while ago and both paths are compared, which takes its time. */
  readonly isUnsettled = computed(() => {
    const delivery = this.delivery();
    if (!delivery) return false;
    if (delivery.state === 'open') return true;
    const settled = Date.parse(delivery.settledAt ?? '');
    return delivery.mode === 'shadow' && this.comparison() === null && Date.now() - settled < VERDICT_WITHIN_MS;
  });

  /** Loads a delivery; what was loaded of it before stays until then. */
  async load(id: string): Promise<void> {
    if (this.asked !== id) {
      this.asked = id;
      this.delivery.set(null);
      this.comparison.set(undefined);
    }
    this.problem.set(null);
    try {
      const { body } = await this.api.get('/api/deliveries/{id}', { path: { id } });
      if (this.asked !== id) return;
      this.delivery.set(body);
      if (body.graphRunId !== null) await this.compare(id);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (this.asked === id) this.problem.set(error);
    }
  }

  /** Loads it again; answers whether something changed. */
  async refresh(): Promise<boolean> {
    const read = () => JSON.stringify([this.delivery(), this.comparison()]);
    const before = read();
    if (this.asked) await this.load(this.asked);
    return read() !== before;
  }

  /** Ends the delivery without a result. Rejects with an ApiProblem. */
  async cancel(id: string): Promise<void> {
    this.delivery.set((await this.api.post('/api/deliveries/{id}/cancel', { path: { id } })).body);
  }

  private async compare(deliveryId: string): Promise<void> {
    this.comparisonProblem.set(null);
    try {
      const { body } = await this.api.get('/api/comparisons', { query: { deliveryId, limit: 1 } });
      if (this.asked === deliveryId) this.comparison.set(body[0] ?? null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (this.asked === deliveryId) this.comparisonProblem.set(error);
    }
  }
}
