import type { CanvasNode } from '../canvas-model';
import { boundsOf, boxOf, type CanvasRect } from '../node-box';
import type { Group } from './marks';

const SIDE = 20;
const HEAD = 40;

/** A group and the rectangle around its nodes. */
export interface GroupFrame extends Group {
  rect: CanvasRect;
}

/** The frames of groups, as large as their nodes ask for. */
export function groupFrames(groups: readonly Group[], nodes: readonly CanvasNode[]): GroupFrame[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return groups.flatMap((group) => {
    const members = group.nodeIds.flatMap((id) => byId.get(id) ?? []);
    const bounds = boundsOf(members.map(boxOf));
    if (!bounds) return [];
    const { x, y, width, height } = bounds;
    return [{ ...group, rect: { x: x - SIDE, y: y - HEAD, width: width + 2 * SIDE, height: height + HEAD + SIDE } }];
  });
}
