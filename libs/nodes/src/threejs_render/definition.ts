import { defineNode } from '#workflow-core';
import { pictureSize } from '../shared/picture-size.params.js';

export const definition = defineNode({
  step: 'threejs_render',
  version: 3,
  label: 'Render (three.js)',
  category: 'Rendering',
  description:
    'Renders a still, several angles or the frames of a turntable in a headless browser, each with an id mask of the parts.',
  icon: 'photo_library',
  pool: 'render',
  requires: 'chromium',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      ...pictureSize,
      angles: {
        type: 'array',
        maxItems: 36,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['azimuth', 'elevation'],
          properties: {
            azimuth: {
              type: 'number',
              minimum: -360,
              maximum: 360,
              title: 'Azimuth',
              description: 'Where the camera stands around the product: 0 in front of it, 90 at its right.',
              default: 0,
              unit: '°',
            },
            elevation: {
              type: 'number',
              minimum: -90,
              maximum: 90,
              title: 'Elevation',
              description: 'How high the camera stands: 0 level with the product, 90 above it, -90 below.',
              default: 0,
              unit: '°',
            },
          },
        },
        title: 'Angles',
        description: "One picture from each; empty takes one from where the studio's camera stands. Not with frames.",
        default: [],
      },
      frames: {
        type: 'integer',
        minimum: 0,
        maximum: 120,
        not: { const: 1 },
        title: 'Frames',
        description: 'Pictures of one full turn, 2 to 120; 0 makes no turntable. Not with angles.',
        default: 0,
        unit: 'frames',
      },
    },
    // A node makes one picture of each angle or one turn; the fault is that of the angles.
    if: { properties: { frames: { type: 'integer', minimum: 2 } }, required: ['frames'] },
    then: { properties: { angles: { type: 'array', maxItems: 0 } } },
  },
  inputs: {
    glb: { type: 'glb', required: true, many: false, description: 'The model to show.' },
    template: { type: 'template', required: true, many: false, description: 'Studio and picture size.' },
    materials: { type: 'materials', required: true, many: false, description: 'The surface of each part.' },
    bounding_box: { type: 'bounding_box', required: true, many: false, description: 'What the camera frames.' },
  },
  outputs: {
    render: { type: 'render', description: 'The pictures with their id masks.' },
  },
  timeouts: { queueMs: 1_800_000, executionMs: 900_000 },
  retry: { attempts: 3, backoffMs: 5_000 },
  cacheable: true,
});
