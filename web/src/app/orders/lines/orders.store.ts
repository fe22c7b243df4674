import { Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { groupLines } from './group-lines';
import type { LinesFilter } from './lines-filter';
import type { LineCounts, OrderLine } from './order-line';
import { withDeliveries } from './with-deliveries';

const PAGE = 50;
/** Read again at once; the others wait for their turn. */
const ORDERS_AT_ONCE = 4;

/** The lines of all orders, newest order first, page by page, and how many there are in each state. */
@Injectable()
export class OrdersStore {
  private readonly api = inject(ApiClient);
  private readonly found = signal<readonly OrderLine[] | null>(null);
  private filter: LinesFilter = {};
  private turn = 0;

  /** Null until the first page of a filter was loaded. */
  readonly lines = this.found.asReadonly();
  readonly orders = computed(() => groupLines(this.found() ?? []));
  readonly next = signal<string | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  readonly isLoading = signal(false);
  /** Of the text that is searched for; null until they are known. */
  readonly counts = signal<LineCounts | null>(null);
  readonly isUnsettled = computed(() => this.openOrders().length > 0);

  private readonly openOrders = computed(() =>
    this.orders()
      .filter(({ lines }) => lines.some(({ delivery }) => delivery?.state === 'open'))
      .map(({ order }) => order.id),
  );

  /** The first page of what a filter leaves; what is shown stays until then where `isKept`. */
  async load(filter: LinesFilter, { isKept = false } = {}): Promise<void> {
    this.filter = filter;
    if (!isKept) this.found.set(null);
    await Promise.all([this.read(filter, null), this.count(filter)]);
  }

  /** Appends the next page. */
  async more(): Promise<void> {
    const after = this.next();
    if (after !== null && !this.isLoading()) await this.read(this.filter, after);
  }

  /** Reads again what is not settled, without moving anything; answers whether something changed. */
  async refresh(): Promise<boolean> {
    const open = this.openOrders();
    const chosen = [...open.slice(this.turn % open.length), ...open].slice(0, Math.min(ORDERS_AT_ONCE, open.length));
    this.turn += chosen.length;
    const changed = await Promise.all([...new Set(chosen)].map((id) => this.refreshOrder(id)));
    return changed.includes(true);
  }

  /** Reads the deliveries of one order again; a failure leaves them as they are. */
  async refreshOrder(id: string): Promise<boolean> {
    try {
      const { body } = await this.api.get('/api/orders/{id}', { path: { id } });
      return this.take(body);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return false;
    }
  }

  /** Shows the deliveries of an order as an answer has them. */
  take(order: Schema<'OrderReply'>): boolean {
    const before = this.found() ?? [];
    const lines = withDeliveries(before, order);
    if (lines === before) return false;
    this.found.set(lines);
    void this.count(this.filter);
    return true;
  }

  private async read(filter: LinesFilter, after: string | null): Promise<void> {
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const query = { ...filter, limit: PAGE, ...(after !== null && { after }) };
      const { orderLines, next } = (await this.api.get('/api/order-lines', { query })).body;
      if (this.filter !== filter) return;
      this.found.update((before) => [...((after !== null && before) || []), ...orderLines]);
      this.next.set(next);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (this.filter === filter) this.problem.set(error);
    } finally {
      if (this.filter === filter) this.isLoading.set(false);
    }
  }

  private async count(filter: LinesFilter): Promise<void> {
    try {
      const query = filter.q ? { q: filter.q } : {};
      const { body } = await this.api.get('/api/order-lines/counts', { query });
      if (this.filter === filter) this.counts.set(body);
    } catch (error) {
      // The list is of use without them.
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
}
