import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../api/api-client.api';
import { ApiProblem } from '../api/api-problem';
import type { Schema } from '../api/api-types';

export type RunSummary = Schema<'RunListEntry'>;

export interface RunsFilter {
  status?: Schema<'RunStatus'>;
  workflow?: string;
}

const PAGE = 50;
/** What one request answers at most. */
const MOST = 200;

/** Runs, newest first, page by page. */
@Injectable()
export class RunsStore {
  private readonly api = inject(ApiClient);
  private readonly known = signal<readonly RunSummary[] | null>(null);
  private filter: RunsFilter = {};

  /** Null until the first page of a filter was loaded. */
  readonly runs = this.known.asReadonly();
  readonly next = signal<string | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  readonly isLoading = signal(false);
  /** The keys of workflows to choose from; empty until they are known. */
  readonly workflows = signal<readonly { key: string; label: string }[]>([]);

  /** The first page of what a filter leaves. */
  async load(filter: RunsFilter): Promise<void> {
    this.filter = filter;
    this.known.set(null);
    await this.read(filter, null);
  }

  /** Appends the next page; what began between two pages is not in them. */
  async more(): Promise<void> {
    const after = this.next();
    if (after !== null && !this.isLoading()) await this.read(this.filter, after);
  }

  /** Reads again what is shown, where something changed; what cannot be read now is read with the next change. */
  async refresh(): Promise<void> {
    const [filter, shown] = [this.filter, this.known()];
    if (shown === null || this.isLoading()) return;
    try {
      const limit = Math.min(MOST, Math.max(PAGE, shown.length));
      const { body } = await this.api.get('/api/runs', { query: { ...filter, limit } });
      if (this.filter !== filter || this.isLoading()) return;
      const others = beyond(body, shown);
      this.known.set([...body.runs, ...others]);
      if (others.length === 0) this.next.set(body.next);
      this.problem.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  async loadWorkflows(): Promise<void> {
    try {
      const { body } = await this.api.get('/api/workflows', { query: { archived: true, limit: 1000 } });
      const byLabel = body.map(({ key, label }) => ({ key, label })).sort((a, b) => a.label.localeCompare(b.label));
      this.workflows.set(byLabel);
    } catch (error) {
      // The list is of use without that filter.
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  private async read(filter: RunsFilter, after: string | null): Promise<void> {
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const query = { ...filter, limit: PAGE, ...(after !== null && { after }) };
      const { body } = await this.api.get('/api/runs', { query });
      if (this.filter !== filter) return;
      this.known.update((before) => [...((after !== null && before) || []), ...body.runs]);
      this.next.set(body.next);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (this.filter === filter) this.problem.set(error);
    } finally {
      if (this.filter === filter) this.isLoading.set(false);
    }
  }
}

/** The shown runs that are older than a page from the newest on. */
function beyond({ runs, next }: Schema<'RunListReply'>, shown: readonly RunSummary[]): RunSummary[] {
  const oldest = runs.at(-1)?.createdAt ?? '';
  return next === null ? [] : shown.filter(({ createdAt }) => createdAt < oldest);
}
