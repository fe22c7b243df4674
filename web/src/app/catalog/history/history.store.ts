import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';

export type CatalogChange = Schema<'CatalogChangeReply'>;

const PAGE = 50;

/** The changes of the catalog, newest first, page by page. */
@Injectable()
export class HistoryStore {
  private readonly api = inject(ApiClient);
  private readonly known = signal<readonly CatalogChange[] | null>(null);

  /** Null until the first page was loaded. */
  readonly changes = this.known.asReadonly();
  readonly next = signal<string | null>(null);
  readonly problem = signal<ApiProblem | null>(null);

  load(): Promise<void> {
    return this.read(null);
  }

  /** Appends the page after the last one. */
  async more(): Promise<void> {
    const after = this.next();
    if (after !== null) await this.read(after);
  }

  private async read(after: string | null): Promise<void> {
    this.problem.set(null);
    try {
      const query = { limit: PAGE, ...(after !== null && { after: Number(after) }) };
      const page = await this.api.get('/api/catalog/history', { query });
      this.known.update((before) => [...((after !== null && before) || []), ...page.body]);
      this.next.set(page.next);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }
}
