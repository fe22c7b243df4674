// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { FanOuts } from '#workflow-core';
import { fanOut as blender_still_1 } from './blender_still/fan-out.js';
import { fanOut as threejs_render_2 } from './threejs_render/v2/fan-out.js';
import { fanOut as threejs_render_3 } from './threejs_render/fan-out.js';

/** How steps are sharded over workers, by `step@version`. */
export const fanOuts: FanOuts = {
  'blender_still@1': blender_still_1,
  'threejs_render@2': threejs_render_2,
  'threejs_render@3': threejs_render_3,
};
