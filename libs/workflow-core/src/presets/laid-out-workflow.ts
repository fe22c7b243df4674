import type { NodeDefinition } from '../model/node-definition.js';
import type { Workflow } from '../model/workflow.js';
import type { DraftNode, WorkflowDraft } from './workflow-draft.js';

const COLUMN = 300;
const ROW = 160;
const NODE_TYPES = new Map([
  ['Order', 'setupNode'],
  ['Geometry', 'geometryNode'],
  ['Studio', 'templateNode'],
  ['Materials', 'materialNode'],
  ['Rendering', 'renderNode'],
  ['Delivery', 'deliveryNode'],
]);

/** The draft as a workflow: plain edges, and nodes from left to right by how many must run before them. */
export function laidOutWorkflow({ nodes, definitions }: WorkflowDraft, ui: Record<string, unknown>): Workflow {
  const places = positions(nodes);
  return {
    version: 1,
    nodes: nodes.map(({ id, step, params }) => ({
      id,
      step,
      params,
      ui: { ...look(definitions.get(step)), position: places.get(id) },
    })),
    edges: nodes.flatMap(({ id, after }) => after.map((from) => ({ from, to: id }))),
    ui,
  };
}

function look(definition: NodeDefinition | undefined): Record<string, unknown> {
  const type = NODE_TYPES.get(definition?.category ?? '') ?? 'stepNode';
  return { type, label: definition?.label ?? '' };
}

function positions(nodes: DraftNode[]): Map<string, { x: number; y: number }> {
  const depths = new Map<string, number>();
  const rows = new Map<number, number>();
  return new Map(
    nodes.map(({ id, after }) => {
      const depth = 1 + Math.max(-1, ...after.map((from) => depths.get(from) ?? 0));
      const row = rows.get(depth) ?? 0;
      depths.set(id, depth);
      rows.set(depth, row + 1);
      return [id, { x: depth * COLUMN, y: row * ROW }];
    }),
  );
}
