import { defineNode } from '#workflow-core';
import { pictureSize } from '../shared/picture-size.params.js';

export const definition = defineNode({
  step: 'blender_still',
  version: 1,
  label: 'Render (Blender)',
  category: 'Rendering',
  description:
    'Renders a still or several angles with Blender Cycles, each with an id mask that shows which pixels belong to which part.',
  icon: 'camera',
  pool: 'render',
  requires: 'blender',
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
        description: "One picture from each; empty takes one from where the studio's camera stands.",
        default: [],
      },
      samples: {
        type: 'integer',
        minimum: 1,
        maximum: 4096,
        title: 'Samples',
        description: 'Light paths for each pixel: more take longer and leave less grain.',
        default: 64,
        unit: 'samples',
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
    render: { type: 'render', description: 'The pictures with their id masks.' },
  },
  timeouts: { queueMs: 1_800_000, executionMs: 600_000 },
  retry: { attempts: 3, backoffMs: 5_000 },
  cacheable: true,
});
