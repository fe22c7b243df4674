// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { NodeDefinition } from '#workflow-core';
import { definition as auto_populate_materials_1 } from './auto_populate_materials/v1/definition.js';
import { definition as auto_populate_materials_2 } from './auto_populate_materials/definition.js';
import { definition as blender_still_1 } from './blender_still/definition.js';
import { definition as blender_turntable_1 } from './blender_turntable/definition.js';
import { definition as glb_bbox_1 } from './glb_bbox/definition.js';
import { definition as glb_export_1 } from './glb_export/definition.js';
import { definition as image_convert_1 } from './image_convert/v1/definition.js';
import { definition as image_convert_2 } from './image_convert/definition.js';
import { definition as material_map_resolve_1 } from './material_map_resolve/definition.js';
import { definition as notify_1 } from './notify/v1/definition.js';
import { definition as notify_2 } from './notify/definition.js';
import { definition as order_line_setup_1 } from './order_line_setup/definition.js';
import { definition as output_save_1 } from './output_save/v1/definition.js';
import { definition as output_save_2 } from './output_save/definition.js';
import { definition as resolve_template_1 } from './resolve_template/definition.js';
import { definition as threejs_render_1 } from './threejs_render/v1/definition.js';
import { definition as threejs_render_2 } from './threejs_render/v2/definition.js';
import { definition as threejs_render_3 } from './threejs_render/definition.js';

/** Every version of every node definition, sorted by step and version. */
export const definitions: NodeDefinition[] = [
  auto_populate_materials_1,
  auto_populate_materials_2,
  blender_still_1,
  blender_turntable_1,
  glb_bbox_1,
  glb_export_1,
  image_convert_1,
  image_convert_2,
  material_map_resolve_1,
  notify_1,
  notify_2,
  order_line_setup_1,
  output_save_1,
  output_save_2,
  resolve_template_1,
  threejs_render_1,
  threejs_render_2,
  threejs_render_3,
];
