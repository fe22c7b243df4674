import {
  applyEdit,
  freeId,
  spliceEdit,
  type CanvasPoint,
  type Edit,
  type NodeDefinition,
  type NodeDefinitions,
  type Workflow,
  type WorkflowNode,
} from '#workflow-core';
import type { Connector } from '../canvas/connector-id';
import type { AddOrigin } from '../canvas/quick-add-request';
import { connectEdge, type WireEnds } from '../document/connect-edge';
import { COLUMN, freePlace, positionsOf } from '../document/node-position';
import { wireId } from '../document/wire-id';

export interface QuickAdd {
  edit: Edit;
  id: string;
  /** Why the node was added without the wire that was asked for. */
  refusal: string | null;
}

/** The one edit that adds a node of a step where it is wanted, and wires it with what it was wanted for. */
export function quickAddEdit(
  workflow: Workflow,
  definitions: NodeDefinitions,
  { step, at, origin }: { step: string; at: CanvasPoint; origin: AddOrigin },
): QuickAdd {
  const id = freeId(step, new Set(workflow.nodes.map((node) => node.id)));
  const position = freePlace(placeFor(workflow, origin, at), positionsOf(workflow).values());
  const node: WorkflowNode = { id, step, params: {}, ui: { position } };
  const edge = origin.kind === 'wire' ? workflow.edges.find((one) => wireId(one) === origin.wire) : undefined;
  if (edge) return { edit: spliceEdit(workflow, edge, node, definitions), id, refusal: null };
  const added: Edit = { kind: 'addNode', node };
  const candidates = wiresFor(workflow, definitions, { origin, node });
  if (candidates.length === 0) return { edit: added, id, refusal: null };
  const after = applyEdit(workflow, added);
  const connections = candidates.map((ends) => connectEdge(after, definitions, ends));
  const edges = connections.flatMap((found) => ('edge' in found ? [found.edge] : []));
  const refusals = connections.flatMap((found) => ('refusal' in found ? [found.refusal] : []));
  if (!edges[0]) return { edit: added, id, refusal: origin.kind === 'port' ? (refusals[0] ?? null) : null };
  return {
    edit: { kind: 'compound', label: 'Add', edits: [added, { kind: 'connect', edge: edges[0] }] },
    id,
    refusal: null,
  };
}

/** Beside the node that it is for, in the middle of a wire, else where it was asked for. */
function placeFor(workflow: Workflow, origin: AddOrigin, at: CanvasPoint): CanvasPoint {
  const positions = positionsOf(workflow);
  if (origin.kind === 'node') {
    const { x, y } = positions.get(origin.nodeId) ?? at;
    return { x: x + COLUMN, y };
  }
  if (origin.kind !== 'wire') return at;
  const edge = workflow.edges.find((one) => wireId(one) === origin.wire);
  const [from, to] = [positions.get(edge?.from ?? ''), positions.get(edge?.to ?? '')];
  return from && to ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : at;
}

interface Wanted {
  origin: AddOrigin;
  node: WorkflowNode;
}

/** The wires that would do what is wanted, the likeliest first. */
function wiresFor(workflow: Workflow, definitions: NodeDefinitions, { origin, node }: Wanted): WireEnds[] {
  if (origin.kind === 'nowhere' || origin.kind === 'wire') return [];
  const beside = origin.kind === 'node' ? origin.nodeId : origin.connector.nodeId;
  const definitionOf = (id: string) => definitions.get(workflow.nodes.find((one) => one.id === id)?.step ?? '');
  const [own, other] = [definitions.get(node.step), definitionOf(beside)];
  const after = own && other ? pairs(other, own).map((ports) => ({ from: beside, to: node.id, ...ports })) : [];
  const before = own && other ? pairs(own, other).map((ports) => ({ from: node.id, to: beside, ...ports })) : [];
  if (origin.kind === 'node') return after;
  return wiresAt(origin.connector, { after, before, order: { beside, added: node.id } });
}

interface Possible {
  after: WireEnds[];
  before: WireEnds[];
  order: { beside: string; added: string };
}

/** Of the wires between two nodes those at a port; without a port the one that is about order alone. */
function wiresAt({ side, port }: Connector, { after, before, order: { beside, added } }: Possible): WireEnds[] {
  if (port === undefined) return [side === 'out' ? { from: beside, to: added } : { from: added, to: beside }];
  return side === 'out' ? after.filter(({ output }) => output === port) : before.filter(({ input }) => input === port);
}

/** Each output of one step with each input of another of the same type, required inputs first. */
function pairs(from: NodeDefinition, to: NodeDefinition): { output: string; input: string }[] {
  const inputs = Object.entries(to.inputs).sort(([, a], [, b]) => Number(b.required) - Number(a.required));
  return Object.entries(from.outputs).flatMap(([output, { type }]) =>
    inputs.filter(([, port]) => port.type === type).map(([input]) => ({ output, input })),
  );
}
