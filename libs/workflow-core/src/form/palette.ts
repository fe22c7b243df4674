import type { PortType } from '../model/node-definition.js';

/** The colours of the editor, one a category. */
export type CategoryColour = 'order' | 'geometry' | 'materials' | 'studio' | 'rendering' | 'delivery';

export type PortShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'hexagon' | 'pentagon';

/** A heading of the palette; its colour is also that of its nodes. */
export interface PaletteCategory {
  name: string;
  colour: CategoryColour;
}

/** How a port type is shown: no two have the same shape and colour. */
export interface PortTypeLook {
  type: PortType;
  label: string;
  shape: PortShape;
  colour: CategoryColour;
}
