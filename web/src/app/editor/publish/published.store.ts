import { Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { DocumentStore } from '../document/document.store';

/** The newest published version of the workflow, and what of the saved draft is not in it. */
@Injectable()
export class PublishedStore {
  private readonly api = inject(ApiClient);
  private readonly document = inject(DocumentStore);
  private readonly found = signal<Schema<'VersionSummary'> | null | undefined>(undefined);
  private readonly changes = signal<Schema<'WorkflowDiffReply'> | null>(null);

  /** Undefined until it is known, null where nothing was published yet. */
  readonly newest = this.found.asReadonly();
  /** From the newest version to the draft as it is saved; null without a version. */
  readonly diff = this.changes.asReadonly();
  readonly problem = signal<ApiProblem | null>(null);
  /** How many semantic changes a run does not have yet. */
  readonly ahead = computed(() => (this.diff()?.semantic.length ?? 0) + (this.diff()?.omitted ?? 0));

  /** Asks again. The draft is to be saved before. */
  async load(): Promise<void> {
    const path = { key: this.document.head()?.key ?? '' };
    this.found.set(undefined);
    this.problem.set(null);
    try {
      const newest =
        (await this.api.get('/api/workflows/{key}/versions', { path, query: { limit: 1 } })).body[0] ?? null;
      this.changes.set(newest && (await this.api.get('/api/workflows/{key}/diff', { path })).body);
      this.found.set(newest);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }

  /** Publishes the draft in the revision that was saved last. Rejects with an ApiProblem. */
  async publish(note: string): Promise<Schema<'PublishReply'>> {
    const { key = '', revision = 0 } = this.document.head() ?? {};
    const body = { revision, ...(note.trim() && { note: note.trim() }) };
    const reply = (await this.api.post('/api/workflows/{key}/publish', { path: { key }, body })).body;
    this.document.markPublished(reply.version);
    return reply;
  }
}
