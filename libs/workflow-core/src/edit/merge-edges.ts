import { occurrences } from '../diff/occurrences.js';
import type { WorkflowEdge } from '../model/workflow.js';
import { edgeKey } from '../model/edge-identity.js';
import type { MergedNodes, Workflows } from './merge-nodes.js';
import { mergedOrder } from './merged-order.js';

/**
 * Merges edges, which have no members to change: what a side added is there, what a side removed is not. At a node that was
 * in conflict as a whole the edges of the chosen side are taken, as far as the nodes at their other ends are there.
 */
export function mergeEdges(workflows: Workflows, { nodes, decided }: MergedNodes): WorkflowEdge[] {
  const lists = {
    base: occurrences(workflows.base.edges, edgeKey),
    mine: occurrences(workflows.mine.edges, edgeKey),
    theirs: occurrences(workflows.theirs.edges, edgeKey),
  };
  const left = new Set(nodes.map((node) => node.id));
  const isTaken = (key: string, { from, to }: WorkflowEdge): boolean => {
    const sides = [from, to].flatMap((id) => decided.get(id) ?? []);
    if (sides.length > 0) return left.has(from) && left.has(to) && sides.every((side) => lists[side].has(key));
    const [mine, theirs] = [lists.mine.has(key), lists.theirs.has(key)];
    return lists.base.has(key) ? mine && theirs : mine || theirs;
  };
  const all = new Map([...lists.base, ...lists.mine, ...lists.theirs]);
  return mergedOrder(lists, new Map([...all].filter(([key, edge]) => isTaken(key, edge))));
}
