import type { PortType } from '#workflow-core';

/** The colours of the editor, one a category. */
export type CategoryColour = 'order' | 'geometry' | 'materials' | 'studio' | 'rendering' | 'delivery';

/** A heading of the palette; its colour is also that of its nodes. */
export interface PaletteCategory {
  name: string;
  colour: CategoryColour;
}

/** How a port type is shown. No two have the same shape and colour, and its label is shown too. */
export interface PortLook {
  label: string;
  shape: 'circle' | 'square' | 'diamond' | 'triangle' | 'hexagon' | 'pentagon';
  colour: CategoryColour;
}

/** The categories of node definitions, in the palette's order. */
export const categories: PaletteCategory[] = [
  { name: 'Order', colour: 'order' },
  { name: 'Geometry', colour: 'geometry' },
  { name: 'Materials', colour: 'materials' },
  { name: 'Studio', colour: 'studio' },
  { name: 'Rendering', colour: 'rendering' },
  { name: 'Delivery', colour: 'delivery' },
];

/** How each port type is shown, in the order of the pipeline. */
export const portLooks: Record<PortType, PortLook> = {
  order_line: { label: 'Order line', shape: 'circle', colour: 'order' },
  cad_file: { label: 'CAD file', shape: 'square', colour: 'order' },
  glb: { label: '3D model', shape: 'hexagon', colour: 'geometry' },
  parts: { label: 'Parts', shape: 'pentagon', colour: 'geometry' },
  bounding_box: { label: 'Bounding box', shape: 'square', colour: 'geometry' },
  material_map: { label: 'Material map', shape: 'triangle', colour: 'materials' },
  materials: { label: 'Materials', shape: 'circle', colour: 'materials' },
  template: { label: 'Studio', shape: 'diamond', colour: 'studio' },
  render: { label: 'Pictures', shape: 'square', colour: 'rendering' },
  media_assets: { label: 'Media assets', shape: 'hexagon', colour: 'delivery' },
  receipt: { label: 'Receipt', shape: 'circle', colour: 'delivery' },
};
