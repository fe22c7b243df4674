import { Injectable, computed, inject, signal } from '@angular/core';
import type { Workflow } from '#workflow-core';
import { ApiClient } from '../../api/api-client.api';
import { ApiProblem } from '../../api/api-problem';
import type { Schema } from '../../api/api-types';
import { comparedRows, type ComparedVersions } from './compared-rows';

type Comparison = Schema<'RunComparisonReply'>;
type Version = Schema<'VersionWithForms'>;

/** Two runs node by node, with the versions that they executed. */
@Injectable()
export class RunComparisonStore {
  private readonly api = inject(ApiClient);
  private readonly found = signal<Comparison | null>(null);
  private readonly versions = signal<{ a: Version; b: Version } | null>(null);
  private wanted: object | null = null;

  /** Null until it is known, with all nodes of both runs. */
  readonly comparison = this.found.asReadonly();
  readonly problem = signal<ApiProblem | null>(null);
  readonly rows = computed(() => {
    const [comparison, versions] = [this.found(), this.versions()];
    return comparison ? comparedRows(comparison.nodes, versions && workflowsOf(versions)) : [];
  });

  async load(a: string, b: string): Promise<void> {
    const wanted = {};
    this.wanted = wanted;
    for (const part of [this.found, this.versions, this.problem]) part.set(null);
    try {
      const comparison = await this.readAll(a, b);
      if (this.wanted !== wanted) return;
      this.found.set(comparison);
      const [ofA, ofB] = await Promise.all([this.version(comparison.a), this.version(comparison.b)]);
      if (this.wanted === wanted) this.versions.set({ a: ofA, b: ofB });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (this.wanted === wanted) this.problem.set(error);
    }
  }

  forget(): void {
    this.wanted = null;
    for (const part of [this.found, this.versions, this.problem]) part.set(null);
  }

  private async readAll(a: string, b: string): Promise<Comparison> {
    const { body } = await this.api.get('/api/runs/compare', { query: { a, b } });
    const nodes = [...body.nodes];
    for (let after = body.next; after !== null;) {
      const { body: page } = await this.api.get('/api/runs/compare', { query: { a, b, after } });
      nodes.push(...page.nodes);
      after = page.next;
    }
    return { ...body, nodes };
  }

  private async version({ workflow: { key, version: n } }: Schema<'RunHead'>): Promise<Version> {
    return (await this.api.get('/api/workflows/{key}/versions/{n}', { path: { key, n } })).body;
  }
}

function workflowsOf(versions: { a: Version; b: Version }): ComparedVersions {
  const labels = [...versions.b.definitions, ...versions.a.definitions].map(
    ({ step, label }) => [step, label] as const,
  );
  return {
    a: versions.a.workflow as unknown as Workflow,
    b: versions.b.workflow as unknown as Workflow,
    labels: new Map(labels),
  };
}
