import { defineNode } from '#workflow-core';

export const definition = defineNode({
  step: 'glb_bbox',
  version: 1,
  label: 'Bounding box',
  category: 'Geometry',
  description: 'Measures the model: the exact axis-aligned box around all parts, in metres, for framing the camera.',
  icon: 'view_in_ar',
  pool: 'materials',
  requires: 'none',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {},
  },
  inputs: {
    glb: { type: 'glb', required: true, many: false, description: 'The model to measure.' },
  },
  outputs: {
    bounding_box: { type: 'bounding_box', description: 'Smallest and largest corner in metres, y up.' },
  },
  timeouts: { queueMs: 600_000, executionMs: 60_000 },
  retry: { attempts: 3, backoffMs: 1_000 },
  cacheable: true,
});
