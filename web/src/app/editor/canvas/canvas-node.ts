import type { CanvasPoint, InputPort, OutputPort, PortType, WorkflowNode } from '#workflow-core';
import type { Schema } from '../../api/api-types';
import type { KnownStep } from '../document/steps';
import type { CanvasNode, CanvasPort } from './canvas-model';
import { connectorId } from './connector-id';
import { nodeHeight } from './node-box';
import { settingsSummary } from './settings-summary';

/** The colours of categories and the looks of ports, by name. */
export interface Looks {
  categories: ReadonlyMap<string, Schema<'CategoryColour'>>;
  ports: ReadonlyMap<PortType, Schema<'PortTypeLook'>>;
}

export const looksOf = ({ categories, portTypes }: Schema<'PaletteReply'>): Looks => ({
  categories: new Map(categories.map(({ name, colour }) => [name, colour])),
  ports: new Map(portTypes.map((look) => [look.type, look])),
});

export interface NodeContext {
  step: KnownStep | undefined;
  position: CanvasPoint;
  /** Its inputs that get nothing yet. */
  open: ReadonlySet<string>;
  looks: Looks;
}

/** A node as it is drawn. */
export function canvasNode(node: WorkflowNode, context: NodeContext): CanvasNode {
  const { step, position } = context;
  const label = labelOf(node, step);
  const stepLabel = step && step.definition.label !== label ? step.definition.label : '';
  const view = step ? stepView(node, step, context) : { ...UNKNOWN, summary: `unknown step ${node.step}` };
  const lines = [stepLabel, view.summary].filter(Boolean).length;
  return {
    ...{ id: node.id, step: node.step, label, stepLabel, position, isUnknown: step === undefined },
    ...view,
    height: nodeHeight({ lines, ports: Math.max(view.inputs.length, view.outputs.length) }),
    before: connectorId({ side: 'in', nodeId: node.id }),
    after: connectorId({ side: 'out', nodeId: node.id }),
  };
}

const UNKNOWN = { icon: '', colour: null, inputs: [], outputs: [] };

function stepView({ id, params }: WorkflowNode, step: KnownStep, { looks, open }: NodeContext) {
  const { definition, form } = step;
  const inputs = portsOf('in', id, { step, looks }).map((port) => ({ ...port, isOpen: open.has(port.name) }));
  return {
    icon: form?.icon ?? definition.icon,
    colour: looks.categories.get(definition.category) ?? null,
    summary: settingsSummary(params, step),
    ...{ inputs, outputs: portsOf('out', id, { step, looks }) },
  };
}

/** The name of a node: its own, else its step's label, else the step's name. */
export function labelOf({ ui, step: name }: WorkflowNode, step: KnownStep | undefined): string {
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
      isOpen: false,
    };
  });
}
