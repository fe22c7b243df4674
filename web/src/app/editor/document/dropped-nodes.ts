import type { Edit, HistoryStep, Workflow, WorkflowHistory } from '#workflow-core';

/**
 * Whether a save would take every node out of a draft though nobody removed or undid anything, such as after a copy that
 * was kept or loaded wrongly. Putting another whole workflow in place is no removal: it is asked about as well.
 */
export function dropsAllNodes(saved: Workflow | null, history: WorkflowHistory): boolean {
  if (!saved || saved.nodes.length === 0 || history.workflow.nodes.length > 0) return false;
  return history.redoSteps.length === 0 && !history.undoSteps.some(removesNodes);
}

const removesNodes = ({ edit }: HistoryStep): boolean => edit !== null && isRemoval(edit);

const isRemoval = (edit: Edit): boolean =>
  edit.kind === 'compound' ? edit.edits.some(isRemoval) : edit.kind === 'removeNodes';
