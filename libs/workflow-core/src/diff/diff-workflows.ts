import { fillDefaults } from '../canonical/fill-defaults.js';
import { compareIds } from '../model/compare-ids.js';
import { edgeKey, edgeText } from '../model/edge-identity.js';
import { jsonPointer } from '../model/json-pointer.js';
import { ownValue, shown } from '../model/plain-object.js';
import type { WorkflowEdge, WorkflowNode } from '../model/workflow.js';
import { diffBindings } from './diff-bindings.js';
import { diffLayout } from './diff-layout.js';
import { jsonChanges } from './json-changes.js';
import { occurrences, paired } from './occurrences.js';
import type { WorkflowChange, WorkflowDiff } from './workflow-change.js';
import type { WorkflowSide } from './workflow-side.js';

/**
 * What changed from one workflow to another, semantics and layout apart. `semantic` is empty exactly where both have the same
 * semantic hash; a default that is written out is no change. Takes invalid workflows too. Throws TypeError where params are no JSON.
 */
export function diffWorkflows(before: WorkflowSide, after: WorkflowSide): WorkflowDiff {
  const semantic = [
    ...diffNodes(before, after),
    ...diffEdges(before.workflow.edges, after.workflow.edges),
    ...diffBindings(before, after),
    ...diffLocks(before, after),
  ];
  const layout = diffLayout(before.workflow, after.workflow);
  return { semantic, layout, same: semantic.length === 0 && layout.length === 0 };
}

function diffNodes(before: WorkflowSide, after: WorkflowSide): WorkflowChange[] {
  const idOf = (node: WorkflowNode): string => node.id;
  const pairs = paired(occurrences(before.workflow.nodes, idOf), occurrences(after.workflow.nodes, idOf));
  return pairs.flatMap(([a, b]) => {
    if (a && b) return a.step === b.step ? diffParams(before, after, [a, b]) : [stepChanged(a, b)];
    return [a ? removed(a) : added(b as WorkflowNode)];
  });
}

const meant = ({ step, params }: WorkflowNode) => ({ step, params });

function added(node: WorkflowNode): WorkflowChange {
  const message = `Node "${node.id}" (${node.step}) added.`;
  return { kind: 'node_added', nodeId: node.id, path: jsonPointer('nodes', node.id), after: meant(node), message };
}

function removed(node: WorkflowNode): WorkflowChange {
  const message = `Node "${node.id}" (${node.step}) removed.`;
  return { kind: 'node_removed', nodeId: node.id, path: jsonPointer('nodes', node.id), before: meant(node), message };
}

function stepChanged(a: WorkflowNode, b: WorkflowNode): WorkflowChange {
  const message = `Node "${a.id}" does ${b.step} instead of ${a.step}.`;
  const path = jsonPointer('nodes', a.id, 'step');
  return { kind: 'step_changed', nodeId: a.id, path, before: meant(a), after: meant(b), message };
}

function diffParams(
  before: WorkflowSide,
  after: WorkflowSide,
  [a, b]: readonly [WorkflowNode, WorkflowNode],
): WorkflowChange[] {
  const filled = ({ definitions }: WorkflowSide, node: WorkflowNode) =>
    fillDefaults(node.params, definitions.get(node.step)?.paramsSchema ?? {});
  const changes = jsonChanges(filled(before, a), filled(after, b));
  return changes.map((change) => ({
    kind: 'param_changed',
    nodeId: a.id,
    ...change,
    path: jsonPointer('nodes', a.id, 'params') + change.path,
    message: `Param ${change.path || '/'} of node "${a.id}": ${shown(change.before)} → ${shown(change.after)}.`,
  }));
}

function diffEdges(before: readonly WorkflowEdge[], after: readonly WorkflowEdge[]): WorkflowChange[] {
  const path = jsonPointer('edges');
  return paired(occurrences(before, edgeKey), occurrences(after, edgeKey)).flatMap(([a, b]): WorkflowChange[] => {
    if (a && b) return [];
    if (a) return [{ kind: 'edge_removed', path, before: a, message: `Edge ${edgeText(a)} removed.` }];
    return b ? [{ kind: 'edge_added', path, after: b, message: `Edge ${edgeText(b)} added.` }] : [];
  });
}

/** Steps that one side alone uses come and go with their nodes. */
function diffLocks(before: WorkflowSide, after: WorkflowSide): WorkflowChange[] {
  const used = (side: WorkflowSide) => new Set(side.workflow.nodes.map((node) => node.step));
  const usedAfter = used(after);
  const common = [...used(before)].filter((step) => usedAfter.has(step));
  return common.sort(compareIds).flatMap((step): WorkflowChange[] => {
    const [a, b] = [ownValue(before.lock, step), ownValue(after.lock, step)];
    if (a?.version === b?.version && a?.hash === b?.hash) return [];
    const named = (locked: typeof a) => (locked ? `version ${locked.version}` : 'no definition');
    const message = `Step ${step}: ${named(a)} → ${named(b)}.`;
    const path = jsonPointer('lock', step);
    return [{ kind: 'definition_changed', path, ...(a && { before: a }), ...(b && { after: b }), message }];
  });
}
