import type { Workflow, WorkflowEdge, WorkflowNode } from '../model/workflow.js';

/** One thing as the common ancestor and both sides have it; a member is absent where a version has no such thing. */
export interface MergeSides<T> {
  base?: T;
  mine?: T;
  theirs?: T;
}

/**
 * A thing that both sides changed differently, or that one removed and the other changed. `path` points into the workflow
 * with its nodes by id: `/nodes/render/params/width`, `/ui/notes/n1`. Of a whole node (`/nodes/render`) the values are
 * `NodeWithEdges`.
 */
export interface MergeConflict extends MergeSides<unknown> {
  path: string;
}

/** A node with all edges that begin or end at it. */
export interface NodeWithEdges {
  node: WorkflowNode;
  edges: WorkflowEdge[];
}

/** Which side a conflict is decided for. */
export type ChooseSide = (conflict: MergeConflict) => 'mine' | 'theirs';

/** `workflow` has the chosen side wherever there is a conflict; without conflicts it has every change of both sides. */
export interface MergedWorkflow {
  workflow: Workflow;
  conflicts: MergeConflict[];
}
