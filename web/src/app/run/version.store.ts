import { Injectable, computed, inject, signal } from '@angular/core';
import { bindInputs, type InputBinding, type Workflow } from '#workflow-core';
import { ApiClient } from '../api/api-client.api';
import { ApiProblem } from '../api/api-problem';
import type { Schema } from '../api/api-types';
import { GraphStore } from '../editor/canvas/graph.store';
import { definitionsOf, type KnownSteps } from '../editor/document/steps';
import { stepsOfVersion } from '../editor/document/steps-of-version';
import { nodeLabel } from './node-label';

/** The published version that a run executes, with its definitions: nothing of today's draft. */
@Injectable()
export class VersionStore extends GraphStore {
  private readonly api = inject(ApiClient);

  readonly version = signal<Schema<'VersionWithForms'> | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  override readonly palette = signal<Schema<'PaletteReply'>>({ entries: [], categories: [], portTypes: [] });
  override readonly workflow = computed(() => (this.version()?.workflow as Workflow | undefined) ?? null);
  override readonly steps = computed<KnownSteps>(() => stepsOfVersion(this.version()));
  override readonly definitions = computed(() => definitionsOf(this.steps()));
  /** Where each input of each node comes from. */
  readonly bindings = computed(() => {
    const workflow = this.workflow();
    return workflow ? bindInputs(workflow, this.definitions()) : new Map<string, InputBinding[]>();
  });

  /** Loads a version unless it is there; afterwards `version` or `problem` is set. */
  async load(key: string, n: number): Promise<void> {
    const shown = this.version();
    if (shown?.key === key && shown.version === n) return;
    this.problem.set(null);
    try {
      const [version, palette] = await Promise.all([
        this.api.get('/api/workflows/{key}/versions/{n}', { path: { key, n } }),
        this.api.get('/api/editor/palette'),
      ]);
      this.palette.set(palette.body);
      this.version.set(version.body);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem.set(error);
    }
  }

  /** A node's own name, otherwise that of its step. */
  labelOf(nodeId: string): string {
    const node = this.workflow()?.nodes.find(({ id }) => id === nodeId);
    return nodeLabel(nodeId, node, this.steps().get(node?.step ?? '')?.definition.label);
  }

  /** A version never changes. */
  override apply(): boolean {
    return false;
  }
}
