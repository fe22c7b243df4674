import type { Workflow } from '../model/workflow.js';
import type { ChooseSide, MergedWorkflow } from './merge-conflict.js';
import { mergeEdges } from './merge-edges.js';
import { mergeNodes } from './merge-nodes.js';
import { ThreeWayMerge } from './three-way-merge.js';

/**
 * Merges two workflows that were made from `base`: nodes by id, edges by ends and ports, params and `ui` member by member.
 * What one side alone changed is taken; where both changed the same thing differently, or one removed what the other
 * changed, that is a conflict, and `choose` decides it (mine by default). Two nodes added under one id are a conflict;
 * to keep both, rename one and merge again. The result may be invalid where both sides were valid, such as with a cycle of
 * one edge each or an input that is fed twice: validate it. Throws TypeError where params or `ui` are no JSON.
 */
export function mergeWorkflows(
  base: Workflow,
  mine: Workflow,
  theirs: Workflow,
  choose: ChooseSide = () => 'mine',
): MergedWorkflow {
  const merge = new ThreeWayMerge(choose);
  const workflows = { base, mine, theirs };
  const merged = mergeNodes(workflows, merge);
  const edges = mergeEdges(workflows, merged);
  const ui = merge.json('/ui', { base: base.ui, mine: mine.ui, theirs: theirs.ui }, true) as Workflow['ui'];
  const workflow: Workflow = { version: 1, nodes: merged.nodes, edges, ...(ui && { ui }) };
  return { workflow, conflicts: merge.conflicts };
}
