import { occurrences } from '../diff/occurrences.js';
import { jsonPointer } from '../model/json-pointer.js';
import type { Workflow, WorkflowNode } from '../model/workflow.js';
import { edgeKey } from '../model/edge-identity.js';
import type { MergeSides, NodeWithEdges } from './merge-conflict.js';
import { mergedOrder } from './merged-order.js';
import { unlessBothChanged, type ThreeWayMerge } from './three-way-merge.js';

export type Workflows = Required<MergeSides<Workflow>>;
type Side = 'base' | 'mine' | 'theirs';

/** `decided`: for each node that is in conflict as a whole, the side that has been chosen for it and its edges. */
export interface MergedNodes {
  nodes: WorkflowNode[];
  decided: ReadonlyMap<string, 'mine' | 'theirs'>;
}

/** Merges nodes by id. Whole nodes conflict where one is removed and changed, added twice differently, or does another step. */
export function mergeNodes(workflows: Workflows, merge: ThreeWayMerge): MergedNodes {
  const lists = nodesByKey(workflows);
  const nodes = new Map<string, WorkflowNode>();
  const decided = new Map<string, 'mine' | 'theirs'>();
  const whole = new WholeNodes(workflows);
  for (const key of [...new Set([...lists.base.keys(), ...lists.mine.keys(), ...lists.theirs.keys()])].sort()) {
    const sides = { base: lists.base.get(key), mine: lists.mine.get(key), theirs: lists.theirs.get(key) };
    const resolved = whole.resolve(sides);
    const { base, mine, theirs } = sides;
    if (resolved === 'members' && base && mine && theirs) nodes.set(key, mergeMembers({ base, mine, theirs }, merge));
    if (resolved === 'members') continue;
    const side = resolved ?? merge.conflict(whole.conflictOf(sides));
    const node = sides[side];
    if (node) nodes.set(key, node);
    if (resolved === null) decided.set(idOf(sides), side);
  }
  return { nodes: mergedOrder(lists, nodes), decided };
}

function nodesByKey({ base, mine, theirs }: Workflows): Required<MergeSides<Map<string, WorkflowNode>>> {
  const byKey = ({ nodes }: Workflow) => occurrences(nodes, (node) => node.id);
  return { base: byKey(base), mine: byKey(mine), theirs: byKey(theirs) };
}

function mergeMembers(sides: Required<MergeSides<WorkflowNode>>, merge: ThreeWayMerge): WorkflowNode {
  const side = unlessBothChanged(sides);
  if (side) return sides[side];
  const { base, mine, theirs } = sides;
  const path = jsonPointer('nodes', mine.id);
  const params = merge.json(
    `${path}/params`,
    { base: base.params, mine: mine.params, theirs: theirs.params },
    false,
  ) as WorkflowNode['params'];
  const ui = merge.json(`${path}/ui`, { base: base.ui, mine: mine.ui, theirs: theirs.ui }, true) as WorkflowNode['ui'];
  return { id: mine.id, step: mine.step, params, ...(ui && { ui }) };
}

/** Nodes that are taken or refused as a whole, with their edges. */
class WholeNodes {
  private readonly baseEdges: ReadonlySet<string>;
  private readonly edgesOf: Record<Side, ReadonlyMap<string, Workflow['edges']>>;

  constructor(workflows: Workflows) {
    this.baseEdges = new Set(workflows.base.edges.map(edgeKey));
    this.edgesOf = {
      base: edgesByNode(workflows.base),
      mine: edgesByNode(workflows.mine),
      theirs: edgesByNode(workflows.theirs),
    };
  }

  /** The side to take; `members` where all three have a node of the same step; null for a conflict. */
  resolve(sides: MergeSides<WorkflowNode>): 'mine' | 'theirs' | 'members' | null {
    if (isSameStep(sides)) return 'members';
    const side = unlessBothChanged(sides);
    const keeper = keeperOfRemoved(sides);
    return keeper && this.hasNewEdge(keeper, idOf(sides)) ? null : side;
  }

  conflictOf(sides: MergeSides<WorkflowNode>): MergeSides<NodeWithEdges> & { path: string } {
    const id = idOf(sides);
    const withEdges = (side: Side): NodeWithEdges | undefined => {
      const node = sides[side];
      return node && { node, edges: this.edgesOf[side].get(id) ?? [] };
    };
    const path = jsonPointer('nodes', id);
    return { path, base: withEdges('base'), mine: withEdges('mine'), theirs: withEdges('theirs') };
  }

  private hasNewEdge(side: Side, id: string): boolean {
    return (this.edgesOf[side].get(id) ?? []).some((edge) => !this.baseEdges.has(edgeKey(edge)));
  }
}

function edgesByNode({ edges }: Workflow): Map<string, Workflow['edges']> {
  const byNode = new Map<string, Workflow['edges']>();
  for (const edge of edges) {
    for (const id of new Set([edge.from, edge.to])) {
      const list = byNode.get(id);
      if (list) list.push(edge);
      else byNode.set(id, [edge]);
    }
  }
  return byNode;
}

function idOf({ base, mine, theirs }: MergeSides<WorkflowNode>): string {
  return (mine ?? theirs ?? base)?.id ?? '';
}

function isSameStep({ base, mine, theirs }: MergeSides<WorkflowNode>): boolean {
  return base !== undefined && mine?.step === base.step && theirs?.step === base.step;
}

/** The side that still has a node which the other one removed. */
function keeperOfRemoved({ base, mine, theirs }: MergeSides<WorkflowNode>): 'mine' | 'theirs' | null {
  if (!base || !mine === !theirs) return null;
  return mine ? 'mine' : 'theirs';
}
