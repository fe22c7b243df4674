import type { WorkflowNode } from '#workflow-core';

/** A node's own name, otherwise that of its step; the id of one that is not there. */
export function nodeLabel(id: string, node: WorkflowNode | undefined, stepLabel?: string): string {
  const own = node?.ui?.['label'];
  if (typeof own === 'string' && own !== '') return own;
  return stepLabel ?? node?.step ?? id;
}
