import { Injectable, computed, inject, linkedSignal } from '@angular/core';
import type { Workflow, WorkflowNode } from '#workflow-core';

import { GraphStore } from '../canvas/graph.store';
import { wireId } from './wire-id';

export interface Selection {
  nodeIds: readonly string[];
  wireIds: readonly string[];
}

export const NOTHING_SELECTED: Selection = { nodeIds: [], wireIds: [] };

/** What is selected. What is no longer in the workflow leaves the selection. */
@Injectable()
export class SelectionStore {
  private readonly graph = inject(GraphStore);

  readonly selection = linkedSignal<Workflow | null, Selection>({
    source: this.graph.workflow,
    computation: (workflow, previous) => {
      const before = previous?.value ?? NOTHING_SELECTED;
      const nodes = new Set(workflow?.nodes.map(({ id }) => id));
      const wires = new Set(workflow?.edges.map(wireId));
      const nodeIds = before.nodeIds.filter((id) => nodes.has(id));
      const wireIds = before.wireIds.filter((id) => wires.has(id));
      const isWhole = nodeIds.length === before.nodeIds.length && wireIds.length === before.wireIds.length;
      return isWhole ? before : { nodeIds, wireIds };
    },
  });

  /** The node whose settings are shown: the only one that is selected. */
  readonly node = computed<WorkflowNode | null>(() => {
    const { nodeIds } = this.selection();
    return (nodeIds.length === 1 && this.graph.workflow()?.nodes.find(({ id }) => id === nodeIds[0])) || null;
  });

  selectNode(id: string): void {
    this.selection.set({ nodeIds: [id], wireIds: [] });
  }
}
