import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import type { RememberedLine } from './remembered-line';

export type OrderLine = Schema<'ListedOrderLine'>;

const PAGE = 50;

/** Order lines, those of the newest order first, by a text and page by page. */
@Injectable()
export class OrderLinesStore {
  private readonly api = inject(ApiClient);
  private readonly found = signal<readonly OrderLine[] | null>(null);
  private readonly nextId = signal<string | null>(null);
  private text = '';
  private asked = 0;

  /** Null until a page was loaded. */
  readonly lines = this.found.asReadonly();
  /** Where the next page begins; null where there is none. */
  readonly next = this.nextId.asReadonly();
  readonly problem = signal<ApiProblem | null>(null);

  /** Finds the lines whose order, product key or product name has the text. An answer to an earlier text is dropped. */
  search(text: string): Promise<void> {
    this.text = text.trim();
    return this.load(null);
  }

  /** Adds the next page. */
  more(): Promise<void> {
    return this.load(this.nextId());
  }

  /** Finds a line of an earlier time and puts it first where it is not listed yet; null where it is gone. */
  async find({ id, number }: RememberedLine): Promise<OrderLine | null> {
    const listed = this.found()?.find((line) => line.id === id);
    if (listed) return listed;
    const asked = this.asked;
    const { orderLines } = (await this.api.get('/api/order-lines', { query: { q: number } })).body;
    const line = orderLines.find((one) => one.id === id) ?? null;
    if (line && asked === this.asked) this.found.update((lines) => [line, ...(lines ?? [])]);
    return line;
  }

  private async load(after: string | null): Promise<void> {
    const asked = ++this.asked;
    this.problem.set(null);
    try {
      const query = { limit: PAGE, ...(this.text && { q: this.text }), ...(after && { after }) };
      const { orderLines, next } = (await this.api.get('/api/order-lines', { query })).body;
      if (asked !== this.asked) return;
      const before = after === null ? [] : (this.found() ?? []);
      const known = new Set(before.map(({ id }) => id));
      this.found.set([...before, ...orderLines.filter(({ id }) => !known.has(id))]);
      this.nextId.set(next);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (asked === this.asked) this.problem.set(error);
    }
  }
}
