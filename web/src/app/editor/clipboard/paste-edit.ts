import { freeId, pastedIds, type CanvasPoint, type Edit, type Workflow, type WorkflowNode } from '#workflow-core';
import { positionsOf } from '../document/node-position';
import type { Pasted } from './clipboard-text';

/** How far a copy is from what it would cover. */
const BESIDE = 40;

export interface Paste {
  edit: Edit;
  /** The new nodes. */
  ids: string[];
}

/** The edit that adds copies under new ids: around a place, or beside where they were. Their groups are new ones. */
export function pasteEdit(workflow: Workflow, pasted: Pasted, around: CanvasPoint | null): Paste {
  const groupIds = freshGroups(workflow, pasted);
  const nodes = pasted.nodes.map((node) => inGroup(node, groupIds));
  const at = positionsOf({ version: 1, nodes, edges: pasted.edges });
  const placed = nodes.map((node) => ({ ...node, ui: { ...node.ui, position: at.get(node.id) } }));
  const fragment = { nodes: placed, edges: pasted.edges };
  const offset = offsetOf(workflow, [...at.values()], around);
  const groups = [...groupIds].map(([old, fresh]): Edit => ({
    kind: 'setUi',
    pointer: `/groups/${fresh}`,
    value: pasted.groups[old],
  }));
  return {
    edit: { kind: 'compound', label: 'Paste', edits: [{ kind: 'paste', fragment, offset }, ...groups] },
    ids: [...pastedIds(workflow, fragment).values()],
  };
}

/** Where the copies go, so that none is exactly above a node. */
function offsetOf(workflow: Workflow, copies: readonly CanvasPoint[], around: CanvasPoint | null): CanvasPoint {
  const [left, top] = [Math.min(...copies.map(({ x }) => x)), Math.min(...copies.map(({ y }) => y))];
  const offset = around ? { x: Math.round(around.x - left), y: Math.round(around.y - top) } : { x: BESIDE, y: BESIDE };
  const taken = [...positionsOf(workflow).values()];
  const covers = (): boolean =>
    copies.some(({ x, y }) =>
      taken.some((at) => Math.abs(at.x - x - offset.x) < BESIDE / 2 && Math.abs(at.y - y - offset.y) < BESIDE / 2),
    );
  while (covers()) {
    offset.x += BESIDE;
    offset.y += BESIDE;
  }
  return offset;
}

/** A new id for each pasted group that has nodes. */
function freshGroups(workflow: Workflow, { nodes, groups }: Pasted): ReadonlyMap<string, string> {
  const taken = new Set(Object.keys((workflow.ui?.['groups'] ?? {}) as object));
  const used = new Set(nodes.map(({ ui }) => ui?.['group']));
  return new Map(
    Object.keys(groups)
      .filter((id) => used.has(id))
      .map((id) => {
        const fresh = freeId(id, taken);
        taken.add(fresh);
        return [id, fresh];
      }),
  );
}

/** A node of no pasted group is in none. */
function inGroup(node: WorkflowNode, groupIds: ReadonlyMap<string, string>): WorkflowNode {
  const { group, ...ui } = node.ui ?? {};
  const fresh = groupIds.get(String(group));
  return { ...node, ui: { ...ui, ...(fresh !== undefined && { group: fresh }) } };
}
