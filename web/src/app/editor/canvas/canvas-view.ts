import {
  bindInputs,
  type InputBinding,
  type InputPort,
  type NodeDefinitions,
  type OutputPort,
  type CanvasPoint,
  type PortType,
  type Workflow,
  type WorkflowEdge,
  type WorkflowNode,
} from '#workflow-core';
import type { Schema } from '../../api/api-types';
import { positionsOf } from '../document/node-position';
import type { KnownStep, KnownSteps } from '../document/steps';
import { wireId } from '../document/wire-id';
import { connectorId } from './connector-id';
import { settingsSummary } from './settings-summary';

export interface CanvasPort {
  connector: string;
  name: string;
  label: string;
  type: PortType;
  shape: Schema<'PortShape'>;
  colour: Schema<'CategoryColour'>;
  isRequired: boolean;
}

/** A node as it is drawn. */
export interface CanvasNode {
  id: string;
  label: string;
  /** The step's label where the node has another. */
  stepLabel: string;
  icon: string;
  colour: Schema<'CategoryColour'> | null;
  summary: string;
  position: CanvasPoint;
  inputs: readonly CanvasPort[];
  outputs: readonly CanvasPort[];
  /** What its ports need, in canvas units. */
  minHeight: number;
  /** Connectors for wires that are about order alone. */
  before: string;
  after: string;
  /** For a step that this instance does not know. */
  isUnknown: boolean;
}

export interface CanvasWire {
  id: string;
  from: string;
  to: string;
  colour: Schema<'CategoryColour'> | null;
  label: string;
}

export interface CanvasView {
  nodes: readonly CanvasNode[];
  wires: readonly CanvasWire[];
}

/** What is drawn of a workflow. Edges to nodes that are not there are left out; the problems list has them. */
export function canvasView(workflow: Workflow, steps: KnownSteps, palette: Schema<'PaletteReply'>): CanvasView {
  const positions = positionsOf(workflow);
  const looks = looksOf(palette);
  const nodes = workflow.nodes.map((node) =>
    canvasNode(node, { step: steps.get(node.step), position: positions.get(node.id) ?? { x: 0, y: 0 }, looks }),
  );
  return {
    nodes,
    wires: canvasWires(workflow, nodes, new Map([...steps].map(([name, { definition }]) => [name, definition]))),
  };
}

interface Looks {
  categories: ReadonlyMap<string, Schema<'CategoryColour'>>;
  ports: ReadonlyMap<PortType, Schema<'PortTypeLook'>>;
}

const looksOf = ({ categories, portTypes }: Schema<'PaletteReply'>): Looks => ({
  categories: new Map(categories.map(({ name, colour }) => [name, colour])),
  ports: new Map(portTypes.map((look) => [look.type, look])),
});

function canvasNode(node: WorkflowNode, { step, position, looks }: NodeContext): CanvasNode {
  const label = labelOf(node, step);
  return {
    ...{ id: node.id, label, position, isUnknown: step === undefined },
    ...(step ? stepView(node, step, looks) : { ...UNKNOWN, summary: `unknown step ${node.step}` }),
    stepLabel: step && step.definition.label !== label ? step.definition.label : '',
    before: connectorId({ side: 'in', nodeId: node.id }),
    after: connectorId({ side: 'out', nodeId: node.id }),
  };
}

const LEAST_HEIGHT = 44;
const PORT_HEIGHT = 14;

const UNKNOWN = { icon: '', colour: null, inputs: [], outputs: [], minHeight: LEAST_HEIGHT };

function stepView({ id, params }: WorkflowNode, step: KnownStep, looks: Looks) {
  const { definition, form } = step;
  const inputs = portsOf('in', id, { step, looks });
  const outputs = portsOf('out', id, { step, looks });
  return {
    icon: form?.icon ?? definition.icon,
    colour: looks.categories.get(definition.category) ?? null,
    summary: settingsSummary(params, step),
    ...{
      inputs,
      outputs,
      minHeight: Math.max(LEAST_HEIGHT, PORT_HEIGHT * Math.max(inputs.length, outputs.length) + 14),
    },
  };
}

interface NodeContext {
  step: KnownStep | undefined;
  position: CanvasPoint;
  looks: Looks;
}

function labelOf({ ui, step: name }: WorkflowNode, step: KnownStep | undefined): string {
  const own = ui?.['label'];
  return typeof own === 'string' && own !== '' ? own : (step?.definition.label ?? name);
}

function portsOf(side: 'in' | 'out', nodeId: string, { step, looks }: { step: KnownStep; looks: Looks }): CanvasPort[] {
  const { inputs, outputs } = step.definition;
  return Object.entries<InputPort | OutputPort>(side === 'in' ? inputs : outputs).map(([name, port]) => {
    const { label = name, shape = 'circle', colour = 'order' } = looks.ports.get(port.type) ?? {};
    return {
      ...{ connector: connectorId({ side, nodeId, port: name }), name, type: port.type, shape, colour },
      label: step.form?.ports?.[name] ?? label,
      isRequired: 'required' in port && port.required,
    };
  });
}

function canvasWires(workflow: Workflow, nodes: readonly CanvasNode[], definitions: NodeDefinitions): CanvasWire[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const bindings = bindInputs(workflow, definitions);
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
