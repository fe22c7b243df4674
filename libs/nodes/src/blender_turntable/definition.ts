import { defineNode } from '#workflow-core';
import { pictureSize } from '../shared/picture-size.params.js';

export const definition = defineNode({
  step: 'blender_turntable',
  version: 1,
  label: 'Turntable (Blender)',
  category: 'Rendering',
  description:
    'Renders one full turn of the product with Blender Cycles and puts its frames together as one animated WebP.',
  icon: 'threesixty',
  pool: 'render',
  requires: 'blender',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...pictureSize,
      samples: {
        type: 'integer',
        minimum: 1,
        maximum: 4096,
        title: 'Samples',
        description: 'Light paths for each pixel: more take longer and leave less grain.',
        default: 64,
        unit: 'samples',
      },
      frames: {
        type: 'integer',
        minimum: 2,
        maximum: 120,
        title: 'Frames',
        description: 'Pictures of one full turn.',
        default: 36,
        unit: 'frames',
      },
      fps: {
        type: 'integer',
        minimum: 1,
        maximum: 60,
        title: 'Frames a second',
        description: 'How fast the turn plays.',
        default: 24,
        unit: 'fps',
      },
    },
  },
  inputs: {
    glb: { type: 'glb', required: true, many: false, description: 'The model to show.' },
    template: { type: 'template', required: true, many: false, description: 'Studio and picture size.' },
    materials: { type: 'materials', required: true, many: false, description: 'The surface of each part.' },
    bounding_box: { type: 'bounding_box', required: true, many: false, description: 'What the camera frames.' },
  },
  outputs: {
    render: {
      type: 'render',
      description: 'The animation; its mask holds the masks of all frames, one below the other.',
    },
  },
  timeouts: { queueMs: 3_600_000, executionMs: 1_800_000 },
  retry: { attempts: 3, backoffMs: 5_000 },
  cacheable: true,
});
