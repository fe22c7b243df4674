import { healingEdges, type Edit, type NodeDefinitions, type Workflow, type WorkflowEdge } from '#workflow-core';

export interface Removal {
  edit: Edit;
  /** What is said about it afterwards. */
  text: string;
}

/**
 * The one edit that removes nodes and edges; the wires of a removed node are joined where they fit, unless `heals` is false.
 * Null for nothing.
 */
export function removeEdit(
  workflow: Workflow,
  definitions: NodeDefinitions,
  { nodeIds, edges, heals = true }: { nodeIds: readonly string[]; edges: readonly WorkflowEdge[]; heals?: boolean },
): Removal | null {
  const gone = new Set(nodeIds);
  const cut = edges.filter(({ from, to }) => !gone.has(from) && !gone.has(to));
  const disconnects = cut.map((edge): Edit => ({ kind: 'disconnect', edge }));
  if (gone.size === 0) {
    return cut.length === 0
      ? null
      : { edit: { kind: 'compound', edits: disconnects }, text: `${count(cut.length, 'wire')} removed.` };
  }
  const heal = heals ? healingEdges(workflow, nodeIds, definitions) : [];
  const edit: Edit = { kind: 'compound', edits: [...disconnects, { kind: 'removeNodes', ids: [...gone], heal }] };
  const removed = gone.size === 1 ? `${nodeIds[0]} removed` : `${count(gone.size, 'node')} removed`;
  return {
    edit,
    text: heal.length === 0 ? `${removed}.` : `${removed}; ${count(heal.length, 'wire')} joined in its place.`,
  };
}

const count = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;
