import { Injectable, inject, signal } from '@angular/core';
import { readWorkflow, type Workflow } from '#workflow-core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { DocumentStore } from '../document/document.store';

const PAGE = 20;

/** The published versions of the workflow, newest first. */
@Injectable()
export class VersionsStore {
  private readonly api = inject(ApiClient);
  private readonly document = inject(DocumentStore);
  private readonly found = signal<readonly Schema<'VersionSummary'>[] | null>(null);
  private readonly nextVersion = signal<number | null>(null);

  /** Null until a page was loaded. */
  readonly versions = this.found.asReadonly();
  /** Where the next page begins; null where there is none. */
  readonly next = this.nextVersion.asReadonly();
  readonly problem = signal<ApiProblem | null>(null);

  /** Adds the next page, at first the newest versions. What is listed stays where that fails. */
  async more(): Promise<void> {
    this.problem.set(null);
    try {
      const after = this.nextVersion();
      const query = { limit: PAGE, ...(after !== null && { after }) };
      const page = await this.api.get('/api/workflows/{key}/versions', { path: { key: this.key() }, query });
      this.found.update((before) => [...(before ?? []), ...page.body]);
      this.nextVersion.set(page.next === null ? null : Number(page.next));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }

  /** Puts a version's graph into the draft as one undo step; false where nothing is edited here. Rejects with an ApiProblem. */
  async restore(version: number): Promise<boolean> {
    const path = { key: this.key(), n: version };
    const { body } = await this.api.get('/api/workflows/{key}/versions/{n}', { path });
    // A version was valid when it was published.
    return this.document.replace(readWorkflow(body.workflow).readable as Workflow);
  }

  private key(): string {
    return this.document.head()?.key ?? '';
  }
}
