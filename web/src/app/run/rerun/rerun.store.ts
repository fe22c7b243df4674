import { Injectable, computed, inject, signal } from '@angular/core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';

/** What is done again: all that failed, or a node with all that comes after it. */
export interface Rerun {
  runId: string;
  workflow: Schema<'RunWorkflow'>;
  fromNode: string | null;
}

const MOST_VERSIONS = 50;

/** Plans a retry or rerun, and does it. */
@Injectable()
export class RerunStore {
  private readonly api = inject(ApiClient);
  private readonly planned = signal<Schema<'RerunPlanReply'> | null>(null);
  private wanted: object | null = null;

  /** Null until it is known. */
  readonly plan = this.planned.asReadonly();
  readonly problem = signal<ApiProblem | null>(null);
  readonly isSending = signal(false);
  /** The run's own version and those published after it, newest first. */
  readonly versions = signal<readonly number[]>([]);
  readonly willRun = computed(() => this.planned()?.nodes.filter(({ willRun }) => willRun) ?? []);
  readonly isReused = computed(() => this.planned()?.nodes.filter(({ willRun }) => !willRun) ?? []);

  /** The plan for a version; that of the run where none is named. */
  async load({ runId, fromNode }: Rerun, version?: number): Promise<void> {
    const wanted = {};
    this.wanted = wanted;
    this.planned.set(null);
    this.problem.set(null);
    const query = fromNode === null ? {} : { fromNode, ...(version !== undefined && { version }) };
    try {
      const { body } = await this.api.get('/api/runs/{id}/rerun-plan', { path: { id: runId }, query });
      if (this.wanted === wanted) this.planned.set(body);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (this.wanted === wanted) this.problem.set(error);
    }
  }

  async loadVersions({ workflow }: Rerun): Promise<void> {
    this.versions.set([workflow.version]);
    try {
      const query = { limit: MOST_VERSIONS };
      const { body } = await this.api.get('/api/workflows/{key}/versions', { path: { key: workflow.key }, query });
      const newer = body.map(({ version }) => version).filter((version) => version > workflow.version);
      this.versions.set([...newer, workflow.version]);
    } catch (error) {
      // The run's own version can be done again without the others.
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  /** The id of the new run, or of an open one that does the same; null where it is refused, which `problem` says. */
  async send({ runId, fromNode }: Rerun, version?: number): Promise<string | null> {
    this.isSending.set(true);
    this.problem.set(null);
    const path = { id: runId };
    try {
      const { body } =
        fromNode === null
          ? await this.api.post('/api/runs/{id}/retry', { path })
          : await this.api.post('/api/runs/{id}/rerun', {
              path,
              body: { fromNode, ...(version !== undefined && { version }) },
            });
      return body.runId;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
      return null;
    } finally {
      this.isSending.set(false);
    }
  }
}
