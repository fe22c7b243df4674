import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';

export type Product = Schema<'ProductReply'>;

const PAGE = 50;

/** Products by key, by a text and page by page. */
@Injectable()
export class ProductsStore {
  private readonly api = inject(ApiClient);
  private readonly found = signal<readonly Product[] | null>(null);
  private asked = 0;
  private text = '';

  /** Null until a page was loaded. */
  readonly products = this.found.asReadonly();
  readonly next = signal<string | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  readonly isLoading = signal(false);

  /** Finds the products whose key, name or file name has the text. An answer to an earlier text is dropped. */
  search(text: string): Promise<void> {
    this.text = text.trim();
    return this.read(null);
  }

  /** Appends the next page. */
  async more(): Promise<void> {
    const after = this.next();
    if (after !== null && !this.isLoading()) await this.read(after);
  }

  /** Shows a product that was just made or changed: in its place, or first where it is not listed. */
  take(product: Product): void {
    const before = this.found();
    if (before === null) return;
    const isListed = before.some(({ key }) => key === product.key);
    this.found.set(isListed ? before.map((one) => (one.key === product.key ? product : one)) : [product, ...before]);
  }

  private async read(after: string | null): Promise<void> {
    const asked = ++this.asked;
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const query = { limit: PAGE, ...(this.text && { q: this.text }), ...(after !== null && { after }) };
      const { body, next } = await this.api.get('/api/products', { query });
      if (asked !== this.asked) return;
      const before = (after !== null && this.found()) || [];
      const known = new Set(before.map(({ key }) => key));
      this.found.set([...before, ...body.filter(({ key }) => !known.has(key))]);
      this.next.set(next);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (asked === this.asked) this.problem.set(error);
    } finally {
      if (asked === this.asked) this.isLoading.set(false);
    }
  }
}
