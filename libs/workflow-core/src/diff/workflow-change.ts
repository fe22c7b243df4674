import type { JsonChange } from './json-changes.js';

export type SemanticChangeKind =
  | 'node_added'
  | 'node_removed'
  | 'step_changed'
  | 'param_changed'
  | 'edge_added'
  | 'edge_removed'
  | 'binding_changed'
  | 'definition_changed';

/**
 * One difference between two workflows. `path` points into the workflow with its nodes by id (`/nodes/render/params/width`);
 * of a binding (`/nodes/render/inputs/glb`) `before` and `after` are lists of producers. `message` is one line for people.
 */
export interface WorkflowChange extends JsonChange {
  kind: SemanticChangeKind | 'layout_changed';
  nodeId?: string;
  message: string;
}

/** `semantic` changes what a run does, `layout` only what an editor shows; `same` where there is neither. */
export interface WorkflowDiff {
  semantic: WorkflowChange[];
  layout: WorkflowChange[];
  same: boolean;
}
