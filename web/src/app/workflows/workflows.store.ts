import { Injectable, inject, signal } from '@angular/core';
import { ApiClient } from '../api/api-client.api';
import { ApiProblem } from '../api/api-problem';
import type { Schema } from '../api/api-types';
import type { WorkflowSummary } from './workflow-list';

/** All workflows, archived ones too, as the list shows them. */
@Injectable()
export class WorkflowsStore {
  private readonly api = inject(ApiClient);
  private readonly known = signal<readonly WorkflowSummary[] | null>(null);

  /** Null until they were loaded once. */
  readonly workflows = this.known.asReadonly();
  readonly problem = signal<ApiProblem | null>(null);

  /** Loads page by page. What was shown before stays where that fails. */
  async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.known.set(await this.read());
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }

  /** Loads again where something changed; what cannot be read now is read with the next change. */
  async refresh(): Promise<void> {
    if (this.known() === null) return;
    try {
      this.known.set(await this.read());
      this.problem.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  private async read(): Promise<WorkflowSummary[]> {
    const found: WorkflowSummary[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await this.api.get('/api/workflows', {
        query: { archived: true, limit: 1000, ...(after && { after }) },
      });
      found.push(...page.body);
      after = page.next;
    }
    return found;
  }

  create(body: Schema<'CreateWorkflowRequest'>): Promise<unknown> {
    return this.api.post('/api/workflows', { body });
  }

  /** Output types whose legacy preset can be the start of a workflow. */
  async outputTypes(): Promise<Schema<'OutputTypeReply'>[]> {
    return (await this.api.get('/api/output-types', {})).body;
  }

  /** The workflow of a legacy preset, and a note on each of its keys; nothing is stored. */
  async convert(config: Schema<'LegacyPresetConfig'>): Promise<Schema<'PresetConversion'>> {
    return (await this.api.post('/api/presets/convert', { body: config })).body;
  }

  duplicate(key: string, body: Schema<'DuplicateWorkflowRequest'>): Promise<unknown> {
    return this.api.post('/api/workflows/{key}/duplicate', { path: { key }, body });
  }

  /** The reply's `issues` are what is wrong with the imported workflow. */
  async import(body: Schema<'ImportWorkflowRequest'>): Promise<Schema<'DraftReply'>> {
    return (await this.api.post('/api/workflows/import', { body })).body;
  }

  async archive(key: string, archived: boolean): Promise<void> {
    await this.api.post('/api/workflows/{key}/archive', { path: { key }, body: { archived } });
    this.known.update(
      (all) => all?.map((workflow) => (workflow.key === key ? { ...workflow, archived } : workflow)) ?? null,
    );
  }
}
