import { defineNode } from '#workflow-core';

export const definition = defineNode({
  step: 'output_save',
  version: 2,
  label: 'Save media assets',
  category: 'Delivery',
  description:
    'Stages pictures and models as the media assets of the delivery; customers see them once the delivery commits.',
  icon: 'inventory_2',
  pool: 'notify',
  requires: 'none',
  effect: 'asset',
  paramsSchema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      deliverModel: {
        type: 'boolean',
        title: 'Deliver the 3D model',
        description:
          'Also saves the GLB that the pictures were made from as a media asset, in the materials that they show.',
        default: false,
      },
    },
  },
  inputs: {
    render: { type: 'render', required: false, many: true, description: 'Pictures to deliver.' },
    glb: {
      type: 'glb',
      required: false,
      many: true,
      description: 'Models, delivered where the setting asks for them.',
    },
    materials: {
      type: 'materials',
      required: false,
      many: true,
      description: 'What the models wear; without any they keep their CAD colours.',
    },
  },
  atLeastOneInput: ['render', 'glb'],
  outputs: {
    media_assets: { type: 'media_assets', description: 'What the customer gets, with file names and digests.' },
  },
  timeouts: { queueMs: 600_000, executionMs: 60_000 },
  retry: { attempts: 3, backoffMs: 2_000 },
  // Not cacheable: it has an effect, the assets of this run.
  cacheable: false,
});
