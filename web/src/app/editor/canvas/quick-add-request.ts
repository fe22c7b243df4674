import type { CanvasPoint } from '#workflow-core';
import type { Connector } from './connector-id';

/** What a new node is for: nothing yet, a port, what comes after a node, or the middle of a wire. */
export type AddOrigin =
  | { kind: 'nowhere' }
  | { kind: 'port'; connector: Connector }
  | { kind: 'node'; nodeId: string }
  | { kind: 'wire'; wire: string };

/** Someone wants a node: where it goes, in canvas units, and where on the screen the list of steps opens. */
export interface QuickAddRequest {
  origin: AddOrigin;
  at: CanvasPoint;
  screen: CanvasPoint;
}

/** A step was dropped on the canvas, perhaps on a wire. */
export interface StepDrop {
  step: string;
  at: CanvasPoint;
  wire: string | null;
}

/** The kind of data that a dragged step of the palette has. */
export const STEP_DATA = 'application/x-hartomat-step';
