import { shortestPath } from './shortest-path.js';
import type { GraphNode, WorkflowGraph } from './workflow-graph.js';

/**
 * One shortest cycle of every strongly connected component, as positions in edge direction, without repeating the
 * first.
 */
export function findCycles(graph: WorkflowGraph): number[][] {
  return knots(graph)
    .map((knot) => shortestCycle(graph.nodes, knot))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** Tarjan's strongly connected components without recursion (a cycle may hold thousands of nodes); trivial ones left out. */
function knots(graph: WorkflowGraph): number[][] {
  const search = new KnotSearch(graph.nodes);
  const ordered = new Set(graph.order);
  for (const node of graph.nodes) if (!ordered.has(node.index)) search.visit(node.index);
  return search.found;
}

class KnotSearch {
  readonly found: number[][] = [];
  private readonly seenAt = new Map<number, number>();
  private readonly lowest = new Map<number, number>();
  private readonly open: number[] = [];
  private readonly isOpen = new Set<number>();

  constructor(private readonly nodes: GraphNode[]) {}

  visit(start: number): void {
    if (this.seenAt.has(start)) return;
    const path = [this.enter(start)];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const child = step.children.pop();
      if (child === undefined) {
        path.pop();
        this.leave(step.index, path.at(-1)?.index);
      } else if (!this.seenAt.has(child)) path.push(this.enter(child));
      else if (this.isOpen.has(child)) this.lower(step.index, this.seenAt.get(child));
    }
  }

  private enter(index: number): { index: number; children: number[] } {
    this.seenAt.set(index, this.seenAt.size);
    this.lowest.set(index, this.seenAt.size - 1);
    this.open.push(index);
    this.isOpen.add(index);
    return { index, children: [...(this.nodes[index]?.children ?? [])] };
  }

  private leave(index: number, parent: number | undefined): void {
    if (parent !== undefined) this.lower(parent, this.lowest.get(index));
    if (this.lowest.get(index) !== this.seenAt.get(index)) return;
    const knot = this.open.splice(this.open.lastIndexOf(index));
    for (const member of knot) this.isOpen.delete(member);
    if (knot.length > 1 || this.nodes[index]?.children.includes(index)) this.found.push(knot);
  }

  private lower(index: number, to: number | undefined): void {
    this.lowest.set(index, Math.min(this.lowest.get(index) ?? Infinity, to ?? Infinity));
  }
}

function shortestCycle(nodes: GraphNode[], knot: number[]): number[] {
  const start = knot.reduce((a, b) => Math.min(a, b));
  return shortestPath(nodes, { start, end: start, within: new Set(knot) }) ?? knot;
}
