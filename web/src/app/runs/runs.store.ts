import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../api/api-client.api';
import { ApiProblem } from '../api/api-problem';
import { mergeRuns } from './merge-runs';
import type { Choice, RunSummary, RunsFilter } from './runs-filter';

const PAGE = 50;
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
  /** How many runs of the filter began since the first page was loaded. */
  readonly newer = signal(0);
  readonly problem = signal<ApiProblem | null>(null);
  readonly isLoading = signal(false);
  /** Workflows and output types to choose from; empty until they are known. */
  readonly workflows = signal<readonly Choice[]>([]);
  readonly outputTypes = signal<readonly Choice[]>([]);

  /** The first page of what a filter leaves. */
  async load(filter: RunsFilter): Promise<void> {
    this.filter = filter;
    this.known.set(null);
    this.newer.set(0);
    await this.read(filter, null);
  }

  /** Appends the next page; what began between two pages is not in them. */
  async more(): Promise<void> {
    const after = this.next();
    if (after !== null && !this.isLoading()) await this.read(this.filter, after);
  }

  /** Updates the rows that are shown, without moving them. What is shown stays where that fails. */
  async refresh(): Promise<void> {
    const [filter, shown] = [this.filter, this.known()];
    if (shown === null || this.isLoading()) return;
    // A run that was shown as running may be of another status by now.
    const { status: _, ...others } = filter;
    try {
      const query = { ...others, limit: Math.min(MOST, Math.max(PAGE, shown.length)) };
      const { body } = await this.api.get('/api/runs', { query });
      if (this.filter !== filter) return;
      const { runs, newer } = mergeRuns(this.known() ?? [], body.runs, filter);
      this.known.set(runs);
      this.newer.set(newer);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  /** What the list can be filtered by; without an answer it is of use without that filter. */
  async loadChoices(): Promise<void> {
    await Promise.all([
      this.take(this.workflows, this.api.get('/api/workflows', { query: { archived: true, limit: 1000 } })),
      this.take(this.outputTypes, this.api.get('/api/output-types')),
    ]);
  }

  private async take(
    into: { set(choices: Choice[]): void },
    reply: Promise<{ body: readonly Choice[] }>,
  ): Promise<void> {
    try {
      const choices = (await reply).body.map(({ key, label }) => ({ key, label }));
      into.set(choices.sort((a, b) => a.label.localeCompare(b.label)));
    } catch (error) {
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
