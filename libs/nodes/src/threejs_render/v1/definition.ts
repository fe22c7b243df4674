import { defineNode } from '#workflow-core';

export const definition = defineNode({
  step: 'threejs_render',
  version: 1,
  label: 'Render (three.js)',
  category: 'Rendering',
  description:
    'Renders a still picture in a headless browser, with an id mask that shows which pixels belong to which part.',
  icon: 'photo_library',
  pool: 'render',
  requires: 'chromium',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      width: {
        type: 'integer',
        minimum: 0,
        maximum: 4096,
        not: { exclusiveMinimum: 0, exclusiveMaximum: 64 },
        title: 'Width',
        description: 'Width of the picture, 64 to 4096; 0 renders as the output type orders.',
        default: 0,
        unit: 'px',
      },
      height: {
        type: 'integer',
        minimum: 0,
        maximum: 4096,
        not: { exclusiveMinimum: 0, exclusiveMaximum: 64 },
        title: 'Height',
        description: 'Height of the picture, 64 to 4096; 0 renders as the output type orders.',
        default: 0,
        unit: 'px',
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
    render: { type: 'render', description: 'The picture with its id mask.' },
  },
  timeouts: { queueMs: 1_800_000, executionMs: 180_000 },
  retry: { attempts: 3, backoffMs: 5_000 },
  cacheable: true,
});
