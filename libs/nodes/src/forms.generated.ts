// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { NodeForm } from '#workflow-core';
import { form as auto_populate_materials } from './auto_populate_materials/form.js';
import { form as blender_still } from './blender_still/form.js';
import { form as blender_turntable } from './blender_turntable/form.js';
import { form as glb_bbox } from './glb_bbox/form.js';
import { form as glb_export } from './glb_export/form.js';
import { form as image_convert } from './image_convert/form.js';
import { form as material_map_resolve } from './material_map_resolve/form.js';
import { form as notify } from './notify/form.js';
import { form as order_line_setup } from './order_line_setup/form.js';
import { form as output_save } from './output_save/form.js';
import { form as resolve_template } from './resolve_template/form.js';
import { form as threejs_render } from './threejs_render/form.js';

/** How editors show steps, by their names; written for the newest version of each. */
export const forms: Record<string, NodeForm> = {
  auto_populate_materials,
  blender_still,
  blender_turntable,
  glb_bbox,
  glb_export,
  image_convert,
  material_map_resolve,
  notify,
  order_line_setup,
  output_save,
  resolve_template,
  threejs_render,
};
