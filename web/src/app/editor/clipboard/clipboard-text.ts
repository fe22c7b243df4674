import { copyNodes, formatWorkflow, readWorkflow, type Workflow, type WorkflowFragment } from '#workflow-core';
import { positionsOf } from '../document/node-position';
import { groupsOf } from '../canvas/marks/marks';

/** What is pasted: nodes with the edges between them, and their groups. */
export interface Pasted extends WorkflowFragment {
  groups: Record<string, unknown>;
}

/**
 * The nodes with the edges between them as the text of a workflow file, which other workflows and the import take as well.
 * Each is where it is shown; a group is there if all of it is. Null for no nodes.
 */
export function clipboardText(workflow: Workflow, nodeIds: readonly string[]): string | null {
  const { nodes, edges } = copyNodes(workflow, nodeIds);
  if (nodes.length === 0) return null;
  const positions = positionsOf(workflow);
  const whole = groupsOf(workflow).filter((group) => group.nodeIds.every((id) => nodeIds.includes(id)));
  const kept = new Set(whole.map(({ id }) => id));
  const placed = nodes.map(({ ui: { group, ...ui } = {}, ...node }) => ({
    ...node,
    ui: { ...ui, ...(kept.has(String(group)) && { group }), position: positions.get(node.id) },
  }));
  const all = (workflow.ui?.['groups'] ?? {}) as Record<string, unknown>;
  const groups = Object.fromEntries(whole.map(({ id }) => [id, all[id]]));
  return formatWorkflow({ version: 1, nodes: placed, edges, ...(whole.length > 0 && { ui: { groups } }) });
}

/** The nodes that a text holds; null where it is no workflow, or one without nodes. */
export function pastedOf(text: string): Pasted | null {
  const found = readWorkflow(parsed(text)).readable;
  if (!found || found.nodes.length === 0) return null;
  const ids = new Set(found.nodes.map(({ id }) => id));
  const groups = (found.ui?.['groups'] ?? {}) as Record<string, unknown>;
  return { nodes: found.nodes, edges: found.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)), groups };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
