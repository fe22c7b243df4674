import { bindInputs, type InputBinding, type Workflow, type WorkflowEdge, type WorkflowNode } from '#workflow-core';
import type { Schema } from '../../api/api-types';
import { positionsOf } from '../document/node-position';
import { definitionsOf, type KnownSteps } from '../document/steps';
import { wireId } from '../document/wire-id';
import type { CanvasNode, CanvasView, CanvasWire } from './canvas-model';
import { canvasNode, looksOf } from './canvas-node';

export const NOTHING_SHOWN: CanvasView = { nodes: [], wires: [] };

/** What is drawn of a workflow. Edges to nodes that are not there are left out; the problems list has them. */
export const canvasView = (workflow: Workflow, steps: KnownSteps, palette: Schema<'PaletteReply'>): CanvasView =>
  canvasViewer(steps, palette)(workflow);

/** `canvasView` for each workflow after an edit: a node that looks as it did before is the same object. */
export function canvasViewer(steps: KnownSteps, palette: Schema<'PaletteReply'>): (workflow: Workflow) => CanvasView {
  const looks = looksOf(palette);
  const definitions = definitionsOf(steps);
  const drawn = new WeakMap<WorkflowNode, Drawn>();
  return (workflow) => {
    const positions = positionsOf(workflow);
    const bindings = bindInputs(workflow, definitions);
    const nodes = workflow.nodes.map((node) => {
      const position = positions.get(node.id) ?? { x: 0, y: 0 };
      const open = openInputs(bindings.get(node.id) ?? []);
      const key = [position.x, position.y, ...open].join(' ');
      const before = drawn.get(node);
      if (before?.key === key) return before.node;
      const view = canvasNode(node, { step: steps.get(node.step), position, open: new Set(open), looks });
      drawn.set(node, { key, node: view });
      return view;
    });
    return { nodes, wires: canvasWires(workflow, nodes, bindings) };
  };
}

interface Drawn {
  key: string;
  node: CanvasNode;
}

const openInputs = (bindings: readonly InputBinding[]): string[] =>
  bindings.filter(({ state }) => state === 'unbound').map(({ input }) => input);

type Bindings = ReturnType<typeof bindInputs>;

function canvasWires(workflow: Workflow, nodes: readonly CanvasNode[], bindings: Bindings): CanvasWire[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return workflow.edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    return from && to ? [canvasWire(edge, { from, to, bound: boundPorts(bindings.get(edge.to) ?? [], edge) })] : [];
  });
}

interface WireContext {
  from: CanvasNode;
  to: CanvasNode;
  bound: { output?: string; input?: string };
}

function canvasWire(edge: WorkflowEdge, { from, to, bound }: WireContext): CanvasWire {
  const output = from.outputs.find(({ name }) => name === (edge.output ?? bound.output));
  const input = to.inputs.find(({ name }) => name === (edge.input ?? bound.input));
  const carried = output ?? input;
  return {
    ...{ id: wireId(edge), from: output?.connector ?? from.after, to: input?.connector ?? to.before },
    ...{ fromNode: from.id, toNode: to.id },
    colour: carried?.colour ?? null,
    label: `${from.label} to ${to.label}${carried ? `: ${carried.label}` : ''}`,
  };
}

/** The ports that an edge binds where it does not name them. */
function boundPorts(bindings: readonly InputBinding[], edge: WorkflowEdge): WireContext['bound'] {
  for (const { input, producers } of bindings) {
    if (edge.input !== undefined && edge.input !== input) continue;
    const producer = producers.find(({ nodeId, output }) => nodeId === edge.from && (edge.output ?? output) === output);
    if (producer) return { input, output: producer.output };
  }
  return {};
}
