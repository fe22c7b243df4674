import { namedPorts } from '../binding/named-ports.js';
import type { NodeDefinitions } from '../model/node-definition.js';
import type { Workflow, WorkflowEdge, WorkflowNode } from '../model/workflow.js';
import { edgeIndex } from './checked-parts.js';
import type { Edit } from './edit.js';

/**
 * The edit that puts a node, a new one or one of the workflow, in the middle of an edge. Where the node takes and outputs what
 * the edge's ports say, the edge is replaced by its two halves; otherwise it stays, and the node only runs between its ends.
 */
export function spliceEdit(
  workflow: Workflow,
  edge: WorkflowEdge,
  node: WorkflowNode,
  definitions: NodeDefinitions,
): Edit {
  const { from, to, output, input } = edge;
  const halves: [WorkflowEdge, WorkflowEdge] = [
    { from, to: node.id, ...(output && { output }) },
    { from: node.id, to, ...(input && { input }) },
  ];
  const isNew = !workflow.nodes.some(({ id }) => id === node.id);
  const replaces = fit(workflow, node, halves, definitions);
  if (isNew && replaces) return { kind: 'insertOnEdge', edge, node };
  const wanted = replaces ? halves : halves.map((half): WorkflowEdge => ({ from: half.from, to: half.to }));
  return {
    kind: 'compound',
    edits: [
      ...(isNew ? [{ kind: 'addNode', node } as const] : []),
      ...(replaces ? [{ kind: 'disconnect', edge } as const] : []),
      ...wanted
        .filter((half) => edgeIndex(workflow, half) < 0)
        .map((half) => ({ kind: 'connect', edge: half }) as const),
    ],
  };
}

function fit(
  workflow: Workflow,
  node: WorkflowNode,
  [before, after]: readonly [WorkflowEdge, WorkflowEdge],
  definitions: NodeDefinitions,
): boolean {
  const definitionOf = (id: string) => definitions.get(workflow.nodes.find((other) => other.id === id)?.step ?? '');
  const between = definitions.get(node.step);
  const ports = [
    namedPorts(before, definitionOf(before.from), between),
    namedPorts(after, between, definitionOf(after.to)),
  ];
  return ports.every(({ kind }) => kind !== 'wrong');
}
