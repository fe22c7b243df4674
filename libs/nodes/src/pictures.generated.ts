// Written by tools/generate-node-index from the folders beside it: change those and run it again.
import type { NodePictures } from './node-pictures.js';
import { pictures as blender_still_1 } from './blender_still/pictures.js';
import { pictures as blender_turntable_1 } from './blender_turntable/pictures.js';
import { pictures as image_convert_1 } from './image_convert/v1/pictures.js';
import { pictures as image_convert_2 } from './image_convert/pictures.js';
import { pictures as threejs_render_1 } from './threejs_render/v1/pictures.js';
import { pictures as threejs_render_2 } from './threejs_render/v2/pictures.js';
import { pictures as threejs_render_3 } from './threejs_render/pictures.js';

/** Which pictures nodes will put out, by `step@version`; the others pass on what comes in. */
export const pictures: Record<string, NodePictures> = {
  'blender_still@1': blender_still_1,
  'blender_turntable@1': blender_turntable_1,
  'image_convert@1': image_convert_1,
  'image_convert@2': image_convert_2,
  'threejs_render@1': threejs_render_1,
  'threejs_render@2': threejs_render_2,
  'threejs_render@3': threejs_render_3,
};
