import type { PaletteCategory, PortType, PortTypeLook } from '#workflow-core';

/** The categories of node definitions, in the palette's order. */
export const categories: PaletteCategory[] = [
  { name: 'Order', colour: 'order' },
  { name: 'Geometry', colour: 'geometry' },
  { name: 'Materials', colour: 'materials' },
  { name: 'Studio', colour: 'studio' },
  { name: 'Rendering', colour: 'rendering' },
  { name: 'Delivery', colour: 'delivery' },
];

const LOOKS: Record<PortType, Omit<PortTypeLook, 'type'>> = {
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

/** How port types are shown, in the order of the pipeline. */
export const portTypes: PortTypeLook[] = Object.entries(LOOKS).map(([type, look]) => ({
  type: type as PortType,
  ...look,
}));
