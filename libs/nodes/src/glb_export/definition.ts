import { defineNode } from '#workflow-core';

export const definition = defineNode({
  step: 'glb_export',
  version: 1,
  label: 'Export GLB',
  category: 'Geometry',
  description:
    'Turns the STEP file into one GLB in metres, y up, and lists its parts with their instance path, colour and triangle count.',
  icon: 'deployed_code',
  pool: 'render',
  requires: 'none',
  effect: 'none',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      quality: {
        type: 'string',
        enum: ['preview', 'standard', 'fine'],
        title: 'Quality',
        description:
          'How closely triangles follow curved faces: preview 1 %, standard 0.3 %, fine 0.1 % of the size of a part.',
        default: 'standard',
      },
    },
  },
  inputs: {
    cad_file: { type: 'cad_file', required: true, many: false, description: 'The STEP file to tessellate.' },
  },
  outputs: {
    glb: { type: 'glb', description: "The model; each node's extras name its part." },
    parts: { type: 'parts', description: 'One entry for each instance of a part.' },
  },
  timeouts: { queueMs: 1_800_000, executionMs: 300_000 },
  retry: { attempts: 2, backoffMs: 5_000 },
  cacheable: true,
});
