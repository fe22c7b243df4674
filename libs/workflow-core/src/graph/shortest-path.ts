import type { GraphNode } from './workflow-graph.js';

/**
 * Positions of a shortest path of at least one edge, in edge direction, with `start` and without `end`; null where there
 * is none. With `within` it takes those nodes only. `start` may be `end`: that is a shortest cycle.
 */
export function shortestPath(
  nodes: GraphNode[],
  { start, end, within }: { start: number; end: number; within?: ReadonlySet<number> },
): number[] | null {
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const index of queue) {
    for (const child of nodes[index]?.children ?? []) {
      if (child === end) return pathTo(index, start, cameFrom);
      if (cameFrom.has(child) || within?.has(child) === false) continue;
      cameFrom.set(child, index);
      queue.push(child);
    }
  }
  return null;
}

function pathTo(last: number, start: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const path = [last];
  for (let at = last; at !== start;) {
    at = cameFrom.get(at) ?? start;
    path.push(at);
  }
  return path.reverse();
}
