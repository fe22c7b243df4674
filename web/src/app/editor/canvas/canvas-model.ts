import type { CanvasPoint, PortType } from '#workflow-core';
import type { Schema } from '../../api/api-types';

export interface CanvasPort {
  connector: string;
  name: string;
  label: string;
  type: PortType;
  shape: Schema<'PortShape'>;
  colour: Schema<'CategoryColour'>;
  isRequired: boolean;
  /** An input that gets nothing yet. */
  isOpen: boolean;
}

/** A node as it is drawn. */
export interface CanvasNode {
  id: string;
  step: string;
  label: string;
  /** The step's label where the node has another. */
  stepLabel: string;
  icon: string;
  colour: Schema<'CategoryColour'> | null;
  summary: string;
  position: CanvasPoint;
  inputs: readonly CanvasPort[];
  outputs: readonly CanvasPort[];
  /** In canvas units. */
  height: number;
  /** Connectors for wires that are about order alone. */
  before: string;
  after: string;
  /** For a step that this instance does not know. */
  isUnknown: boolean;
}

export interface CanvasWire {
  id: string;
  /** Connectors, and the nodes that have them. */
  from: string;
  to: string;
  fromNode: string;
  toNode: string;
  colour: Schema<'CategoryColour'> | null;
  label: string;
}

export interface CanvasView {
  nodes: readonly CanvasNode[];
  wires: readonly CanvasWire[];
}
